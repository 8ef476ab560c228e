package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildStepTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "/bin/sh -c #(nop)  ENV TOKEN=s3cret > /bin/sh -c #(nop)  ENV TOKEN=…",
                "/bin/sh -c #(nop)  ENV A=1 B=two words > /bin/sh -c #(nop)  ENV A=… B=…",
                "ENV PATH=/usr/bin:/bin > ENV PATH=…",
                "ENV TOKEN s3cret > ENV TOKEN …",
                "ARG TOKEN=s3cret > ARG TOKEN=…",
                "ARG TOKEN > ARG TOKEN",
                "|1 TOKEN=s3cret /bin/sh -c make all > |1 TOKEN=… /bin/sh -c make all",
                "|2 A=1 B=2 /bin/sh -c true > |2 A=… B=… /bin/sh -c true",
                "RUN |1 TOKEN=s3cret /bin/sh -c make > RUN |1 TOKEN=… /bin/sh -c make",
                "RUN /bin/sh -c make A=1 > RUN /bin/sh -c make A=1",
                "/bin/sh -c #(nop) COPY dir:12 in /app > /bin/sh -c #(nop) COPY dir:12 in /app"
            })
    void showsNamesWithoutValues(String createdBy, String shown) {
        assertThat(BuildStep.withoutValues(createdBy)).isEqualTo(shown);
    }
}
