package io.cargoshipper.host.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.name.Names;
import org.junit.jupiter.api.Test;

final class FailureReasonTest {

    @Test
    void whatGuiceFoundIsSaidNotItsHeading() {
        Throwable failure =
                catchThrowable(
                        () ->
                                Guice.createInjector(
                                        binder -> {
                                            binder.bind(Runnable.class)
                                                    .to(
                                                            Key.get(
                                                                    Runnable.class,
                                                                    Names.named("worker")));
                                            binder.addError("the second");
                                            binder.addError("the third");
                                        }));

        assertThat(FailureReason.of(failure))
                .startsWith("it threw CreationException: ")
                .contains("the second", "; and 1 more")
                .doesNotContain("see the following", "\n");
    }

    @Test
    void whatAProviderThrewIsSaid() {
        Throwable failure =
                catchThrowable(
                        () ->
                                Guice.createInjector(
                                                binder ->
                                                        binder.bind(String.class)
                                                                .toProvider(
                                                                        () -> {
                                                                            throw new IllegalStateException(
                                                                                    "no text\nat all");
                                                                        }))
                                        .getInstance(String.class));

        assertThat(FailureReason.of(failure))
                .isEqualTo("it threw ProvisionException: java.lang.IllegalStateException: no text");
    }

    @Test
    void aMissingClassComesWithTheMend() {
        assertThat(FailureReason.of(new NoClassDefFoundError("lib/Base")))
                .contains("lib/Base", "dependencies beside it in a folder");
    }
}
