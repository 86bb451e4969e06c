package org.netbearer.impl.activation;

/** Where an {@link SharedActivation} stands. */
enum ActivationPhase {
    /** Nobody wants it. */
    DOWN,
    /** Asking who else holds it. */
    LEASING,
    /** Still shown, but taken down already: to be brought up when it is seen to be down. */
    SETTLING,
    /** Being brought up by us. */
    STARTING,
    /** Being brought up by another process. */
    FOLLOWING,
    /** Up, and held. */
    UP,
    /** Nobody wants it any more, and the bearer has not ended its attempt. */
    CANCELLING,
    /** Asking whether to take it down. */
    RELEASING,
    /** Being taken down. */
    TAKING_DOWN
}
