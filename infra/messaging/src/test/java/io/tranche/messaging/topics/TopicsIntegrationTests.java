package io.tranche.messaging.topics;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.MessagingTestApplication;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest(MessagingTestApplication.class)
class TopicsIntegrationTests {

    @ParameterizedTest
    @ValueSource(strings = {"tranche.user.events", "tranche.wallet.events", "tranche.loan.events"})
    void haveTwelvePartitionsAndKeepTheirEventsForEver(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(describe(admin, topic).partitions()).hasSize(12));
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    config(admin, topic).get("retention.ms").value())
                            .isEqualTo("-1"));
        }
    }

    private static TopicDescription describe(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .findFirst()
                .orElseThrow();
    }

    private static Config config(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .findFirst()
                .orElseThrow();
    }
}
