package io.cargoshipper.pack.tasks;

/** What the texts of a task are held to. */
final class Texts {

    static final String NOT_BLANK = "\\S";
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_DESCRIPTION = 10_000;

    private Texts() {}
}
