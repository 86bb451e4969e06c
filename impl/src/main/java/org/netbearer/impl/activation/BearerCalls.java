package org.netbearer.impl.activation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkField;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.activation.LinkOperation.Direction;
import org.netbearer.impl.assembly.BearerEntry;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.model.NetworkModel;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.spi.Bearer;

/**
 * The calls to bearers that sessions need, and what the model knows of their effect.
 *
 * <p>For the model thread, but for {@link #snapshot} and {@link #activation}, which are safe anywhere. An operation ends on
 * the model thread, after what it changed was published.
 */
public final class BearerCalls {
    /** How long a bearer may take to take a link down, before it counts as refused. */
    static final Duration DEACTIVATION = Duration.ofSeconds(30);

    /** How long a bearer may take to read counters, before those count that are known. */
    static final Duration READING = Duration.ofSeconds(5);

    private final NetworkModel model;
    private Consumer<LinkOperation> observer = operation -> {}; // for the model thread

    public BearerCalls(NetworkModel model) {
        this.model = model;
    }

    /** Returns the current snapshot. */
    public NetworkSnapshot snapshot() {
        return model.snapshot();
    }

    /** Returns whether a configuration is up, or on its way, and by which activation. */
    public ObservedActivation activation(String identifier) {
        NetworkSnapshot snapshot = model.snapshot();
        ConfigurationSnapshot configuration = snapshot.configuration(identifier).orElse(null);
        if (configuration == null) {
            return ActivationSupport.answers(snapshot, identifier)
                    ? ObservedActivation.NONE
                    : ObservedActivation.UNKNOWN;
        }
        return model.activation(identifier, configuration.state() == ConfigurationState.ACTIVE);
    }

    /** Returns why a configuration cannot be brought up or taken down here now; null if it can. */
    public @Nullable NetworkException refusal(String identifier) {
        var answering = model.answering(identifier);
        if (answering.isEmpty()) {
            return new NetworkException(FailureReason.BEARER_GONE, "no bearer answers for " + identifier);
        }
        BearerEntry bearer = answering.get().getValue();
        if (!bearer.unanswered().isEmpty()) {
            return new NetworkException(
                    FailureReason.SERVICE_GONE, bearer.name() + " does not answer: " + bearer.unanswered());
        }
        BearerStatus status = bearer.report().health().status();
        if (status != BearerStatus.READY) {
            return new NetworkException(
                    status == BearerStatus.DENIED ? FailureReason.DENIED : FailureReason.SERVICE_GONE,
                    bearer.report().health().code(),
                    bearer.name() + " is " + status + ": "
                            + bearer.report().health().text());
        }
        return bearer.report().capabilities().contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES)
                ? null
                : new NetworkException(
                        FailureReason.NOT_SUPPORTED,
                        bearer.name() + " cannot bring interfaces up and down here, or this process may not");
    }

    /** Brings a configuration up. */
    public void activate(String identifier, Consumer<@Nullable NetworkException> end) {
        operate(
                "activate()",
                null,
                identifier,
                bearer -> bearer.activate(identifier),
                observed(identifier, Direction.UP, end));
    }

    /** Takes a configuration down, or ends its activation. */
    public void deactivate(String identifier, Consumer<@Nullable NetworkException> end) {
        operate(
                "deactivate()",
                DEACTIVATION,
                identifier,
                bearer -> bearer.deactivate(identifier),
                observed(identifier, Direction.DOWN, end));
    }

    /** Sets what is called when a link is to be brought up or taken down, and when that is over. */
    public void observe(Consumer<LinkOperation> called) {
        observer = called;
    }

    private Consumer<@Nullable NetworkException> observed(
            String identifier, Direction direction, Consumer<@Nullable NetworkException> end) {
        observer.accept(new LinkOperation(identifier, direction, false, Optional.empty()));
        return failure -> {
            observer.accept(new LinkOperation(identifier, direction, true, Optional.ofNullable(failure)));
            end.accept(failure);
        };
    }

    /** Reads the counters of a link anew, where a bearer can. */
    public void readCounters(NetworkLink link, Runnable end) {
        String source = link.sources().get(LinkField.COUNTERS);
        if (source == null) {
            end.run();
        } else {
            operate("readCounters()", READING, source + ":", Bearer::readCounters, failure -> end.run());
        }
    }

    /** Returns whether a configuration is brought up and taken down by this bearer. */
    boolean isAnsweredBy(String identifier, BearerGate gate) {
        return model.answering(identifier)
                .filter(answering -> answering.getKey() == gate)
                .isPresent();
    }

    /** Returns whether no other bearer would answer for a configuration if the one that does left. */
    boolean isOnlyAnswered(String identifier) {
        return model.candidates(identifier) <= 1;
    }

    private void operate(
            String what,
            @Nullable Duration limit,
            String identifier,
            Function<Bearer, @Nullable CompletionStage<Void>> operation,
            Consumer<@Nullable NetworkException> end) {
        var answering = model.answering(identifier);
        if (answering.isEmpty()) {
            end.accept(new NetworkException(FailureReason.BEARER_GONE, "no bearer answers for " + identifier));
            return;
        }
        BearerGate gate = answering.get().getKey();
        gate.<Void>operate(what, limit, operation, (nothing, failure) -> {
            model.collect();
            end.accept(failure == null ? null : wrapped(what, failure));
        });
    }

    private static NetworkException wrapped(String what, Throwable failure) {
        return failure instanceof NetworkException reason
                ? reason
                : new NetworkException(FailureReason.OTHER, what + " threw " + ForeignCode.describe(failure));
    }
}
