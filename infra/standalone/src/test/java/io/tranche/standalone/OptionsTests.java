package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void startTheDemoOnPort8000ForThisMachineByDefault() {
        PlatformSettings settings = Options.parse().settings();
        assertThat(settings.data()).isEqualTo(Path.of(".tranche").toAbsolutePath());
        assertThat(settings.listening().gatewayPort()).isEqualTo(8000);
        assertThat(settings.listening().address()).isEqualTo("127.0.0.1");
        assertThat(settings.demo()).isTrue();
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.durable()).isTrue();
    }

    @Test
    void areTaken() {
        PlatformSettings settings = Options.parse(
                        "--data=/tmp/elsewhere",
                        "--fresh",
                        "--port=9000",
                        "--demo=false",
                        "--kafka-port=9092",
                        "--mailbox-port=8025")
                .settings();
        assertThat(settings.data()).isEqualTo(Path.of("/tmp/elsewhere"));
        assertThat(settings.fresh()).isTrue();
        assertThat(settings.demo()).isFalse();
        assertThat(settings.listening().gatewayPort()).isEqualTo(9000);
        assertThat(settings.listening().kafkaPort()).isEqualTo(9092);
        assertThat(settings.listening().mailboxPort()).isEqualTo(8025);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=1", "fresh", "--data", "--port=many", "--port=70000", "--demo=maybe"})
    void areRefusedInOneLineWhenWrong(String option) {
        assertThatThrownBy(() -> Options.parse(option).settings())
                .isInstanceOf(StartRefused.class)
                .hasMessageNotContaining("\n");
    }
}
