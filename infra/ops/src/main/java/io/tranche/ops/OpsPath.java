package io.tranche.ops;

/** Where the door of a service is: {@code /api/ops/loan} of {@code loan-service}. */
record OpsPath(String service) {

    private static final String SUFFIX = "-service";

    static OpsPath of(String application) {
        return new OpsPath(
                application.endsWith(SUFFIX)
                        ? application.substring(0, application.length() - SUFFIX.length())
                        : application);
    }

    @Override
    public String toString() {
        return "/api/ops/" + service;
    }
}
