package io.tranche.opscli.command;

import picocli.CommandLine.Command;

@Command(name = "logout", description = "End the login that is kept", footer = "  tranche-ops logout")
public final class LogoutCommand implements Runnable {

    private final Desk desk;

    public LogoutCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        desk.remark(desk.logins().logout() ? "Logged out." : "Nobody was logged in.");
    }
}
