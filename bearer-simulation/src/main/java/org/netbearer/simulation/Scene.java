package org.netbearer.simulation;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.PrintableText;

/**
 * How all simulated networks are at one moment, and how they would react.
 *
 * <p>Immutable; every change is a new scene, in which what did not change is the same instance.
 *
 * @param health of the bearer; unless it is healthy, nothing else is reported
 * @param radio whether the Wi-Fi radio is on; while it is off, no network is in range
 * @param items links, networks and service networks by key, in order of key
 * @param capabilities what is offered while the bearer is ready; without {@code CAN_START_AND_STOP_INTERFACES},
 *     activations are refused as not supported, and what is not in use is at most {@code DEFINED}
 * @param scan how updates go
 * @param activations how activations go, by key; that of the empty key goes for all others
 */
public record Scene(
        BearerHealth health,
        boolean radio,
        Map<String, SceneItem> items,
        Set<NetworkCapability> capabilities,
        ScanBehaviour scan,
        Map<String, ActivationBehaviour> activations) {
    /** No links and no networks; ready, can start and stop interfaces, and whatever is asked for works at once. */
    public static final Scene EMPTY = new Scene(
            BearerHealth.READY,
            true,
            Map.of(),
            Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES),
            ScanBehaviour.WORKS,
            Map.of());

    /** Copies the collections. */
    public Scene {
        Objects.requireNonNull(health, "health");
        items = ItemMap.copyOf(items);
        capabilities = capabilities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(capabilities));
        Objects.requireNonNull(scan, "scan");
        activations = Map.copyOf(activations);
    }

    /**
     * Finds something by its key.
     *
     * @param key the key
     * @return the item, or empty
     */
    public Optional<SceneItem> item(String key) {
        return Optional.ofNullable(items.get(key));
    }

    /**
     * Finds a link.
     *
     * @param key its name
     * @return the link
     * @throws IllegalArgumentException if there is no such link
     */
    public SceneLink link(String key) {
        if (items.get(key) instanceof SceneLink link) {
            return link;
        }
        throw new IllegalArgumentException("there is no link " + PrintableText.of(key));
    }

    /**
     * Finds a Wi-Fi network.
     *
     * @param key its key
     * @return the network
     * @throws IllegalArgumentException if there is no such network
     */
    public SceneNetwork network(String key) {
        if (items.get(key) instanceof SceneNetwork network) {
            return network;
        }
        throw new IllegalArgumentException("there is no network " + PrintableText.of(key));
    }

    /**
     * Adds items, or replaces those with their keys.
     *
     * @param more what to add
     * @return the new scene
     */
    public Scene with(SceneItem... more) {
        return with(List.of(more));
    }

    /**
     * Adds items, or replaces those with their keys; the way to make a large scene.
     *
     * @param more what to add; of two with one key the last counts
     * @return the new scene
     */
    public Scene with(Collection<? extends SceneItem> more) {
        return new Scene(health, radio, ItemMap.copyOf(items).with(more), capabilities, scan, activations);
    }

    /**
     * Removes an item; harmless if it is not there.
     *
     * @param key its key
     * @return the new scene
     */
    public Scene without(String key) {
        return new Scene(health, radio, ItemMap.copyOf(items).without(key), capabilities, scan, activations);
    }

    /**
     * Replaces {@link #health()}.
     *
     * @param value how the bearer is doing
     * @return the new scene
     */
    public Scene withHealth(BearerHealth value) {
        return new Scene(value, radio, items, capabilities, scan, activations);
    }

    /**
     * Replaces {@link #radio()}.
     *
     * @param value whether the Wi-Fi radio is on
     * @return the new scene
     */
    public Scene withRadio(boolean value) {
        return new Scene(health, value, items, capabilities, scan, activations);
    }

    /**
     * Replaces {@link #capabilities()}.
     *
     * @param value what is offered
     * @return the new scene
     */
    public Scene withCapabilities(Set<NetworkCapability> value) {
        return new Scene(health, radio, items, value, scan, activations);
    }

    /**
     * Replaces {@link #scan()}.
     *
     * @param value how updates go
     * @return the new scene
     */
    public Scene withScan(ScanBehaviour value) {
        return new Scene(health, radio, items, capabilities, value, activations);
    }

    /**
     * Sets how activations of one configuration, or of all others, end.
     *
     * @param key of the link or network; empty for all of which nothing is said
     * @param value how they go
     * @return the new scene
     */
    public Scene withActivation(String key, ActivationBehaviour value) {
        var all = new HashMap<>(activations);
        all.put(key, value);
        return new Scene(health, radio, items, capabilities, scan, all);
    }

    /**
     * Finds how an activation goes.
     *
     * @param key of the link or network
     * @return what was said of it, else of all, else {@link ActivationBehaviour#WORKS}
     */
    public ActivationBehaviour activation(String key) {
        return activations.getOrDefault(key, activations.getOrDefault("", ActivationBehaviour.WORKS));
    }

    boolean canStartAndStop() {
        return capabilities.contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
    }

    boolean isInRange(SceneNetwork network) {
        return radio && network.isInRange();
    }

    /** Returns whether a Wi-Fi adapter is associated: it has joined a network of its own that is in range. */
    boolean isAssociated(SceneLink adapter) {
        return items.get(adapter.network()) instanceof SceneNetwork network
                && network.link().equals(adapter.key())
                && isInRange(network);
    }
}
