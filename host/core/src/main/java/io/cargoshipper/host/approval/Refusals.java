package io.cargoshipper.host.approval;

import java.time.Duration;

/** What clients are told while a person has not decided. */
final class Refusals {

    private Refusals() {}

    /** With the command that approves it. */
    static String withCommand(Letter letter, String command) {
        return """
                a person has to approve this call first. Nothing was done unless it says so below.
                To approve it, your user runs this in a terminal, within %s:
                  %s
                Then make the same call again, unchanged. You cannot approve it yourself: do not run that command.
                %s"""
                .formatted(
                        time(Duration.between(letter.asked(), letter.expires())),
                        command,
                        letter.question());
    }

    /** Where there is no way to approve it. */
    static String withoutWay(Letter letter, Exception reason) {
        return """
                a person has to approve this call, and there is no way to ask one: this client cannot, and the folder for the command line cannot be used (%s). Nothing was done unless it says so below.
                %s"""
                .formatted(reason.getMessage(), letter.question());
    }

    /** Where it is not waited for any more. */
    static String gone() {
        return "a person has to approve this call, and this was not decided in time; make the call again to ask again";
    }

    private static String time(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
