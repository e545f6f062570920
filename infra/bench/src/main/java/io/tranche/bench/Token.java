package io.tranche.bench;

/** What a caller shows. */
record Token(String value) {

    static final Token ANONYMOUS = new Token("");

    boolean isAnonymous() {
        return value.isEmpty();
    }
}
