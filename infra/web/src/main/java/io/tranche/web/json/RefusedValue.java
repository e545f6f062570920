package io.tranche.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value of the body that cannot be taken; unlike those of Jackson itself, its message is meant for the caller. */
public final class RefusedValue extends MismatchedInputException {

    private static final long serialVersionUID = 1;

    RefusedValue(JsonParser parser, String message) {
        super(parser, message);
    }
}
