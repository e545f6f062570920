package io.tranche.auth.registration;

/** There are users whose passwords everybody knows, where nobody asked for them. */
final class DemoUsersLeft extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoUsersLeft() {
        super("This installation was made with the demo users, whose passwords everybody knows:"
                + " start with --fresh or leave the demo on");
    }
}
