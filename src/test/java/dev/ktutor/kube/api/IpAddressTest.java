package dev.ktutor.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.x", ":", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1.2.3", "1:2:3:4:5:6:7:8::", ":1:2:3:4:5:6:7"})
    void malformed_addresses_are_none(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "::/129", "10.0.0/8"})
    void malformed_blocks_are_none(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.0, false", "0.0.0.0/0, 203.0.113.9, true",
        "10.1.2.3/32, 10.1.2.3, true", "10.1.2.3/32, 10.1.2.2, false", "10.1.2.3/24, 10.1.2.200, true",
        "0.0.0.0/0, ::1, false", "::/0, 10.0.0.1, false", "::/0, fd00::1, true", "fd00:10:244:2::/64, fd00:10:244:2::a, true",
        "fd00:10:244:2::/64, fd00:10:244:3::a, false", "fd00::b/128, fd00:0:0:0:0:0:0:b, true",
        "fd00::8/125, fd00::f, true", "fd00::8/125, fd00::10, false", "::ffff:0:0/96, ::ffff:1.2.3.4, true"})
    void blocks_contain_their_addresses(String block, String address, boolean inside) {
        assertThat(Cidr.parse(block).orElseThrow().contains(IpAddress.parse(address).orElseThrow())).isEqualTo(inside);
    }
}
