package org.netbearer.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A live handle to one configuration: always up to date, no list has to be fetched again.
 *
 * <p>Each accessor reads the manager's current snapshot without waiting; two accessors called one after the other may
 * therefore speak of different moments. {@link #snapshot()} is one consistent read.
 *
 * <p><b>Life.</b> A handle belongs to one life of a configuration. When the configuration is removed, or the manager
 * stops, the handle freezes: {@link #isValid()} is false for ever, the state {@link ConfigurationState#UNDEFINED},
 * identifier, name, type and purpose are kept. A configuration that returns with the same identifier is a new
 * life, for which old handles stay invalid. Two handles are {@code equal} if they belong to the same life;
 * all handles that never were valid are equal.
 *
 * <p>Every configuration from {@link ConfigurationState#DEFINED} up is also published as an OSGi service of this type
 * with the properties named by the constants below, so that a component can ask for
 * {@code @Reference(target = "(&(netbearer.bearer.type=WLAN)(netbearer.state=ACTIVE))")}. The same keys are the
 * vocabulary of {@link NetworkListener#FILTER}.
 *
 * <p>Thread-safe. Implemented by Netbearer only.
 */
@ProviderType
public interface NetworkConfiguration {
    /** Property: {@link #identifier()}, a {@code String}. */
    String ID = "netbearer.id";

    /** Property: {@link #name()}, a {@code String}. */
    String NAME = "netbearer.name";

    /** Property: name of the {@link #type()}, a {@code String}. */
    String TYPE = "netbearer.type";

    /** Property: name of the {@link #state()}, a {@code String}. */
    String STATE = "netbearer.state";

    /** Property: name of the {@link #purpose()}, a {@code String}. */
    String PURPOSE = "netbearer.purpose";

    /** Property: name of the bearer that reports it, a {@code String}. */
    String BEARER = "netbearer.bearer";

    /** Property: name of the {@link #bearerType()}, a {@code String}. */
    String BEARER_TYPE = "netbearer.bearer.type";

    /** Property: name of the {@link #bearerTypeFamily()}, a {@code String}. */
    String BEARER_FAMILY = "netbearer.bearer.family";

    /** Property: whether it is the default configuration, a {@code Boolean}. */
    String DEFAULT = "netbearer.default";

    /** Property: whether only a technician wants to see it ({@link ConfigurationSnapshot#isTechnical()}), a {@code Boolean}. */
    String TECHNICAL = "netbearer.technical";

    /** Property: name of its interface, a {@code String}; absent if none is known. */
    String INTERFACE = "netbearer.interface";

    /** Property: safe text of its Wi-Fi name, a {@code String}; absent if it is none, hidden or redacted. */
    String SSID = "netbearer.ssid";

    /** Property: name of the value of {@link #connectivity()}, a {@code String}. */
    String CONNECTIVITY = "netbearer.connectivity";

    /** Property: name of the value of {@link #metered()}, a {@code String}. */
    String METERED = "netbearer.metered";

    /** How long opening may take unless somebody says otherwise. */
    Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Returns the identifier, the name for programs.
     *
     * @return {@code bearer:stable-key}, kept after removal; empty if it never was valid
     */
    String identifier();

    /**
     * Returns the name for people.
     *
     * @return the current name, safe to print, kept after removal; empty if it never was valid
     */
    String name();

    /**
     * Returns what it stands for.
     *
     * @return the type, kept after removal; {@link ConfigurationType#INVALID} if it never was valid
     */
    ConfigurationType type();

    /**
     * Returns how near it is to being used.
     *
     * @return the current state; {@link ConfigurationState#UNDEFINED} after removal and if it never was valid
     */
    ConfigurationState state();

    /**
     * Returns what it is for.
     *
     * @return the purpose, kept after removal
     */
    Purpose purpose();

    /**
     * Returns the technology.
     *
     * @return the bearer type; {@link BearerType#UNKNOWN} after removal
     */
    BearerType bearerType();

    /**
     * Returns the generation of the technology.
     *
     * @return {@link BearerType#family()} of {@link #bearerType()}
     */
    BearerType bearerTypeFamily();

    /**
     * Returns the name of the technology for people.
     *
     * @return for example {@code Ethernet}; empty for a service network, the user choice, after removal and if it never
     *     was valid
     */
    String bearerTypeName();

    /**
     * Returns whether a session on it may move between members.
     *
     * @return true for a service network with more than one member; kept after removal
     */
    boolean isRoamingAvailable();

    /**
     * Returns the members of a service network.
     *
     * @return handles of the members that exist, in order of preference; empty for anything else and after removal
     */
    List<NetworkConfiguration> children();

    /**
     * Returns whether it exists.
     *
     * @return false after removal, after the manager stopped, and if it never was valid
     */
    boolean isValid();

    /**
     * Returns how long opening may take.
     *
     * @return the value last set through any handle of this life; {@link #DEFAULT_CONNECT_TIMEOUT} at first
     */
    Duration connectTimeout();

    /**
     * Sets how long opening may take, for all handles of this life; no change is announced.
     *
     * @param timeout more than zero
     * @return true if it was stored; false if this handle never was valid
     * @throws IllegalArgumentException if the timeout is zero or negative
     */
    boolean setConnectTimeout(Duration timeout);

    /**
     * Returns the interface that it runs or would run over.
     *
     * @return the interface, or empty if none is known
     */
    Optional<NetworkLink> link();

    /**
     * Returns what is known because it is a Wi-Fi network.
     *
     * @return the details, or empty if it is none
     */
    Optional<WlanDetails> wlan();

    /**
     * Returns how far traffic gets over it.
     *
     * @return the judgement, with judge and date
     */
    Assessment<Connectivity> connectivity();

    /**
     * Returns whether its traffic costs.
     *
     * @return the judgement, with judge and date
     */
    Assessment<Metered> metered();

    /**
     * Returns everything at one moment.
     *
     * @return the current snapshot; after removal the last one, see {@link ConfigurationSnapshot#stateBeforeRemoval()}
     */
    ConfigurationSnapshot snapshot();
}
