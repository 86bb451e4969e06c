package org.netbearer.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.Purpose;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;

/**
 * Builds a {@link ConfigurationSnapshot} of which a test says only what it is about.
 *
 * <p>Confined to one thread; can build more than once.
 */
public final class ConfigurationBuilder {
    private final String identifier;
    private final BearerType bearerType;
    private final ConfigurationState state;
    private String name;
    private ConfigurationType type = ConfigurationType.INTERNET_ACCESS_POINT;
    private Purpose purpose = Purpose.UNKNOWN;
    private @Nullable NetworkLink link;
    private @Nullable WlanDetails wlan;
    private Assessment<Connectivity> connectivity = Assessment.CONNECTIVITY_UNKNOWN;
    private Assessment<Metered> metered = Assessment.METERED_UNKNOWN;
    private List<String> children = List.of();
    private boolean stale;
    private @Nullable NetworkFailure lastFailure;

    private ConfigurationBuilder(String identifier, BearerType bearerType, ConfigurationState state) {
        this.identifier = identifier;
        this.bearerType = bearerType;
        this.state = state;
        this.name = identifier.substring(identifier.indexOf(':') + 1);
    }

    /**
     * Starts a wired configuration.
     *
     * @param identifier with the bearer's name before the first colon; what follows is the name
     * @param state its state
     * @return a builder
     */
    public static ConfigurationBuilder ethernet(String identifier, ConfigurationState state) {
        return of(identifier, BearerType.ETHERNET, state);
    }

    /**
     * Starts a Wi-Fi network whose SSID is its name.
     *
     * @param identifier with the bearer's name before the first colon; what follows is the name
     * @param state its state
     * @return a builder
     */
    public static ConfigurationBuilder wlan(String identifier, ConfigurationState state) {
        var builder = of(identifier, BearerType.WLAN, state);
        return builder.wlan(WlanDetails.builder(Ssid.of(builder.name)).build());
    }

    /**
     * Starts a configuration of any technology.
     *
     * @param identifier with the bearer's name before the first colon; what follows is the name
     * @param bearerType the technology
     * @param state its state
     * @return a builder
     */
    public static ConfigurationBuilder of(String identifier, BearerType bearerType, ConfigurationState state) {
        return new ConfigurationBuilder(identifier, bearerType, state);
    }

    /**
     * Sets the name.
     *
     * @param text the name
     * @return this
     */
    public ConfigurationBuilder name(String text) {
        name = text;
        return this;
    }

    /**
     * Sets the purpose.
     *
     * @param value the purpose
     * @return this
     */
    public ConfigurationBuilder purpose(Purpose value) {
        purpose = value;
        return this;
    }

    /**
     * Sets an interface of which nothing but the name is known.
     *
     * @param interfaceName the interface
     * @return this
     */
    public ConfigurationBuilder on(String interfaceName) {
        return link(NetworkLink.builder(interfaceName).build());
    }

    /**
     * Sets the interface.
     *
     * @param value the interface
     * @return this
     */
    public ConfigurationBuilder link(NetworkLink value) {
        link = value;
        return this;
    }

    /**
     * Sets the Wi-Fi details.
     *
     * @param value the details
     * @return this
     */
    public ConfigurationBuilder wlan(WlanDetails value) {
        wlan = value;
        return this;
    }

    /**
     * Has its bearer judge connectivity.
     *
     * @param value the judgement
     * @return this
     */
    public ConfigurationBuilder connectivity(Connectivity value) {
        connectivity = new Assessment<>(value, bearer(), Instant.EPOCH);
        return this;
    }

    /**
     * Has its bearer judge metering.
     *
     * @param value the judgement
     * @return this
     */
    public ConfigurationBuilder metered(Metered value) {
        metered = new Assessment<>(value, bearer(), Instant.EPOCH);
        return this;
    }

    /**
     * Makes it a service network.
     *
     * @param identifiers its members in order of preference
     * @return this
     */
    public ConfigurationBuilder members(String... identifiers) {
        type = ConfigurationType.SERVICE_NETWORK;
        children = List.of(identifiers);
        return this;
    }

    /**
     * Marks it as reported before its daemon went away.
     *
     * @return this
     */
    public ConfigurationBuilder stale() {
        stale = true;
        return this;
    }

    /**
     * Sets the last failure.
     *
     * @param failure the failure
     * @return this
     */
    public ConfigurationBuilder failed(NetworkFailure failure) {
        lastFailure = failure;
        return this;
    }

    /**
     * Builds the snapshot.
     *
     * @return the snapshot
     */
    public ConfigurationSnapshot build() {
        return new ConfigurationSnapshot(
                identifier,
                name,
                type,
                bearer(),
                bearerType,
                purpose,
                state,
                Optional.ofNullable(link),
                Optional.ofNullable(wlan),
                connectivity,
                metered,
                children.size() > 1,
                children,
                stale,
                Optional.ofNullable(lastFailure),
                Optional.empty());
    }

    private String bearer() {
        int colon = identifier.indexOf(':');
        return colon < 0 ? "" : identifier.substring(0, colon);
    }
}
