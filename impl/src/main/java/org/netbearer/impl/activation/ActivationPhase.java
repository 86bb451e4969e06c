package org.netbearer.impl.activation;

/**
 * The state of a {@link SharedActivation}.
 *
 * <p>Each event leads to one state; an event that is not in the row of a state leaves it as it is. A test reads this table.
 *
 * <pre>
 * state       | event             | next state
 * ------------+-------------------+------------
 * DOWN        | WANTED            | LEASING
 * LEASING     | REFUSED           | DOWN
 * LEASING     | OTHER_STARTS      | FOLLOWING
 * LEASING     | STILL_SHOWN       | SETTLING
 * LEASING     | BEGUN             | STARTING
 * LEASING     | SEEN_UP           | UP
 * LEASING     | GIVEN_UP          | RELEASING
 * FOLLOWING   | STILL_SHOWN       | SETTLING
 * FOLLOWING   | BEGUN             | STARTING
 * FOLLOWING   | SEEN_UP           | UP
 * FOLLOWING   | ABANDONED         | RELEASING
 * FOLLOWING   | GIVEN_UP          | RELEASING
 * SETTLING    | BEGUN             | STARTING
 * SETTLING    | SEEN_UP           | UP
 * SETTLING    | ABANDONED         | RELEASING
 * SETTLING    | GIVEN_UP          | RELEASING
 * STARTING    | SEEN_UP           | UP
 * STARTING    | ABANDONED         | CANCELLING
 * STARTING    | GIVEN_UP          | RELEASING
 * UP          | ABANDONED         | RELEASING
 * UP          | GIVEN_UP          | RELEASING
 * CANCELLING  | GIVEN_UP          | RELEASING
 * RELEASING   | LAST_TO_LEAVE     | TAKING_DOWN
 * RELEASING   | FINISHED          | DOWN
 * TAKING_DOWN | FINISHED          | DOWN
 * </pre>
 */
enum ActivationPhase {
    /** No session wants it. */
    DOWN,
    /** The lease was asked for: who else holds it? */
    LEASING,
    /** Another process brings it up. */
    FOLLOWING,
    /** Still shown as up, but taken down already; it is brought up once it is seen to be down. */
    SETTLING,
    /** This process brings it up. */
    STARTING,
    /** Up, and held. */
    UP,
    /** No session wants it any more, and the bearer has not ended its attempt. */
    CANCELLING,
    /** The lease was returned: is it to be taken down? */
    RELEASING,
    /** This process takes it down. */
    TAKING_DOWN;

    /** Returns the state that an event leads to; this one if it means nothing here. */
    ActivationPhase after(Event event) {
        return switch (this) {
            case DOWN -> event == Event.WANTED ? LEASING : this;
            case LEASING ->
                switch (event) {
                    case REFUSED -> DOWN;
                    case OTHER_STARTS -> FOLLOWING;
                    case STILL_SHOWN -> SETTLING;
                    case BEGUN -> STARTING;
                    case SEEN_UP -> UP;
                    case GIVEN_UP -> RELEASING;
                    default -> this;
                };
            case FOLLOWING ->
                switch (event) {
                    case STILL_SHOWN -> SETTLING;
                    case BEGUN -> STARTING;
                    case SEEN_UP -> UP;
                    case ABANDONED, GIVEN_UP -> RELEASING;
                    default -> this;
                };
            case SETTLING ->
                switch (event) {
                    case BEGUN -> STARTING;
                    case SEEN_UP -> UP;
                    case ABANDONED, GIVEN_UP -> RELEASING;
                    default -> this;
                };
            case STARTING ->
                switch (event) {
                    case SEEN_UP -> UP;
                    case ABANDONED -> CANCELLING;
                    case GIVEN_UP -> RELEASING;
                    default -> this;
                };
            case UP -> event == Event.ABANDONED || event == Event.GIVEN_UP ? RELEASING : this;
            case CANCELLING -> event == Event.GIVEN_UP ? RELEASING : this;
            case RELEASING ->
                switch (event) {
                    case LAST_TO_LEAVE -> TAKING_DOWN;
                    case FINISHED -> DOWN;
                    default -> this;
                };
            case TAKING_DOWN -> event == Event.FINISHED ? DOWN : this;
        };
    }

    /** What can happen to a shared activation. */
    enum Event {
        /** A session wants it. */
        WANTED,
        /** There is no lease: leases are closed. */
        REFUSED,
        /** The lease says that another process brings it up. */
        OTHER_STARTS,
        /** The lease says that what is still shown was taken down by another process. */
        STILL_SHOWN,
        /** The bearer was asked to bring it up. */
        BEGUN,
        /** It is up. */
        SEEN_UP,
        /** The last session that wanted it has let go. */
        ABANDONED,
        /** It cannot be brought up, is lost, or the attempt that no session wants any more has ended. */
        GIVEN_UP,
        /** The lease was returned, and this process is to take it down. */
        LAST_TO_LEAVE,
        /** Nothing is left to be done. */
        FINISHED
    }
}
