package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands that let a change of the network be tried which might cut off whoever makes it. The shell knows one
 * checkpoint: its last.
 *
 * <p>Called by Gogo like {@link BearerCommands}. Immediate, because Gogo lets go of a command after each call.
 */
@Component(service = CheckpointCommands.class, immediate = true)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"checkpoint", "confirm", "rollback"})
public final class CheckpointCommands {
    static final ProgressWait.Task CONFIRMING =
            new ProgressWait.Task("confirming", "no answer", "try again", "not confirmed");
    static final ProgressWait.Task ROLLING_BACK =
            new ProgressWait.Task("rolling back", "no answer", "try again", "not rolled back");
    static final Usage CHECKPOINT = usage("checkpoint")
            .operand(
                    "TIME",
                    Count.ONE,
                    Kind.TIME,
                    "how long to wait for bearer:confirm: so many seconds, or 2m ..., a day at most")
            .json();
    static final Usage CONFIRM = usage("confirm").json();
    static final Usage ROLLBACK = usage("rollback").json();

    static final List<Usage> USAGES = List.of(CHECKPOINT, CONFIRM, ROLLBACK);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable CheckpointService service;

    private volatile @Nullable Checkpoint last;

    private static Usage usage(String name) {
        return Usage.of(CheckpointCommands.class, name, Topic.CHECKPOINTS);
    }

    @Descriptor("notes what is in force of the network, so that the platform returns to it unless bearer:confirm comes")
    public @Nullable Object checkpoint(@Nullable String... words) {
        return Output.run(CHECKPOINT, words, call -> {
            var checkpoint = create("TIME", call.operand(), Terminal.current());
            return new CheckpointView(CheckpointView.Outcome.CREATED, checkpoint.expires());
        });
    }

    @Descriptor("keeps what was changed since the last checkpoint")
    public @Nullable Object confirm(@Nullable String... words) {
        return Output.run(CONFIRM, words, call -> {
            end(Checkpoint::confirm, CONFIRMING, Terminal.current());
            return new CheckpointView(CheckpointView.Outcome.CONFIRMED, null);
        });
    }

    @Descriptor("returns to what was in force at the last checkpoint, now")
    public @Nullable Object rollback(@Nullable String... words) {
        return Output.run(ROLLBACK, words, call -> {
            end(Checkpoint::rollBack, ROLLING_BACK, Terminal.current());
            return new CheckpointView(CheckpointView.Outcome.ROLLED_BACK, null);
        });
    }

    /**
     * Runs a change that might cut its caller off, with a checkpoint before it if one is asked for. If it fails, the
     * checkpoint stays in force.
     *
     * @param after when to roll back; empty for never
     * @param terminal who waits
     * @param change what to do; called when the platform rolls back; may be null
     */
    <T> T before(String after, Terminal terminal, Function<@Nullable Instant, T> change) {
        if (after.isEmpty()) {
            return change.apply(null);
        }
        var expires = create("--rollback-after", after, terminal).expires();
        try {
            return change.apply(expires);
        } catch (CommandException failed) {
            throw new CommandException(failed.getMessage() + "; " + DisplayText.rollBack(expires));
        }
    }

    private Checkpoint create(String option, String time, Terminal terminal) {
        var after = Arguments.duration(option, time);
        if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0) {
            throw new CommandException(option + ": from a second to a day, not " + time);
        }
        var present = service;
        if (present == null) {
            throw new CommandException(
                    "no bearer here can roll back: that takes a running NetworkManager and its permission");
        }
        var task = new ProgressWait.Task("making a checkpoint", "no checkpoint", "nothing is changed", "no checkpoint");
        // one that comes too late for us can be confirmed all the same
        var stage = present.create(after).whenComplete((made, failure) -> last = failure == null ? made : last);
        return new ProgressWait(task, SessionOperations.TIMEOUT, terminal).await(stage);
    }

    /** Ends the last checkpoint; it stays the last one if that fails. */
    void end(Function<Checkpoint, CompletionStage<Void>> how, ProgressWait.Task task, Terminal terminal) {
        var checkpoint = last;
        if (checkpoint == null) {
            throw new CommandException("there is no checkpoint; bearer:checkpoint makes one");
        }
        new ProgressWait(task, SessionOperations.TIMEOUT, terminal).await(how.apply(checkpoint));
        last = null;
    }
}
