package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTests {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.3.1, 11.0.0.1",
        "172.16.0.0/12, 172.31.255.255, 172.32.0.0",
        "'192.168.3.7,10.1.0.0/16', 192.168.3.7, 192.168.3.70",
        "'192.168.3.7,10.1.0.0/16', 10.1.2.3, 10.11.2.3",
        "192.168.3.128/25, 192.168.3.129, 192.168.3.127",
        "fd00::/8, fdab:0:0:0:0:0:0:1, fc00:0:0:0:0:0:0:1",
        "2a00:1450:4001::/48, 2a00:1450:4001:1:0:0:0:5, 2a00:1450:4002:0:0:0:0:5",
        "::1, 0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:2",
        "'127\\.0\\.0\\.1|::1', 127.0.0.1, 127a0b0c1"
    })
    void those_in_the_network_are_believed_and_no_others(String proxies, String inside, String outside)
            throws UnknownHostException {
        var regex = Pattern.compile(TrustedProxies.regex(proxies));

        assertThat(inside).matches(regex);
        assertThat(outside).doesNotMatch(regex);
    }
}
