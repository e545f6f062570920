package io.tranche.gateway.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bound that the services have too.
 *
 * @param bodyMax the largest request body
 */
@ConfigurationProperties("tranche.web")
record BodyBounds(@DefaultValue("64KB") DataSize bodyMax) {}
