package io.tranche.chaos.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What every child runs first: the main class named by its first argument, and beside it a watch on standard input. That is a
 * pipe from the parent, which ends when the parent does, however that comes about; then the child halts.
 */
public final class Child {

    private Child() {}

    public static void main(String... arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(Child::endWithParent);
        Object rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, rest);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("The pipe from the parent broke: " + broken.getMessage());
        }
        Runtime.getRuntime().halt(1);
    }
}
