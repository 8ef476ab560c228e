package io.cargoshipper.pack.tasks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;

/** Reads settings of the pack's section as text: variables of the environment are nothing else. */
final class SettingText {

    private SettingText() {}

    /**
     * The text of a setting; of a number, as it is written.
     *
     * @throws IllegalArgumentException if it is none, or not there
     */
    static String of(Config section, String path) {
        try {
            return section.getString(path);
        } catch (ConfigException.Missing e) {
            throw wrong(path, "not set", "set it");
        } catch (ConfigException.WrongType e) {
            throw wrong(path, "a list or a section", "give a single value");
        }
    }

    /** What is wrong with a setting; the value as it may be shown. */
    static IllegalArgumentException wrong(String path, String value, String mend) {
        return new IllegalArgumentException(
                "packs.tasks.%s is %s; %s".formatted(path, value, mend));
    }
}
