package io.tranche.standalone;

import java.util.List;
import java.util.Locale;

/**
 * One Spring context of the platform.
 *
 * @param name of the module, which is also the name of its configuration
 * @param application its main class
 * @param foreign beginnings of the names of auto-configurations that must stay away: they are on the shared class path because
 *     other parts need them, and would not be there if this part ran alone
 */
public record Part(String name, Class<?> application, List<String> foreign) {

    /** The variable that sets its port when it runs alone. */
    String portVariable() {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
    }

    /** For whoever runs it in a process of its own, but on the class path of all: keeps away what the others brought along. */
    public String ownAutoConfigurations() {
        return "--" + OwnAutoConfigurations.FOREIGN + "=" + String.join(",", foreign);
    }
}
