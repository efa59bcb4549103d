package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dk.ramme.means.TokenFile.LoadedToken;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.Oathtool;
import dk.ramme.vault.TransportKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of devices (RFC 6030). What pskctool says of a file is what we read of it. */
class TokenFileTests {

    static final String KEY = "12345678901234567890123456789012";

    /** RFC 6030, section 6.1: the same secret under the same key, with the codes that the standard prints. */
    static final String ENCRYPTED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <KeyContainer xmlns="urn:ietf:params:xml:ns:keyprov:pskc" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
                xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Version="1.0">
              <EncryptionKey><ds:KeyName>Pre-shared-key</ds:KeyName></EncryptionKey>
              <MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1">
                <MACKey>
                  <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                  <xenc:CipherData><xenc:CipherValue>ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX</xenc:CipherValue></xenc:CipherData>
                </MACKey>
              </MACMethod>
              <KeyPackage>
                <DeviceInfo><Manufacturer>Manufacturer</Manufacturer><SerialNo>987654321</SerialNo></DeviceInfo>
                <CryptoModuleInfo><Id>CM_ID_001</Id></CryptoModuleInfo>
                <Key Id="12345678" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp">
                  <Issuer>Issuer</Issuer>
                  <AlgorithmParameters><ResponseFormat Length="8" Encoding="DECIMAL"/></AlgorithmParameters>
                  <Data>
                    <Secret>
                      <EncryptedValue>
                        <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                        <xenc:CipherData><xenc:CipherValue>AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv</xenc:CipherValue></xenc:CipherData>
                      </EncryptedValue>
                      <ValueMAC>Su+NvtQfmvfJzF6bmQiJqoLRExc=</ValueMAC>
                    </Secret>
                    <Counter><PlainValue>0</PlainValue></Counter>
                  </Data>
                </Key>
              </KeyPackage>
            </KeyContainer>
            """;

    @TempDir
    Path folder;

    @Test
    void a_plain_file_is_read_as_an_independent_program_reads_it() throws Exception {
        var file = folder.resolve("tokens.xml");
        Files.writeString(file, plain("totp", "1234-AB", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", 8));

        var token = read(Files.readString(file)).get(0);

        var theirs = Oathtool.pskctool("-i", file.toString());
        assertThat(theirs).contains("SerialNo: " + token.serial(), "Response Format Length: 8");
        assertThat(token.maker().method()).isEqualTo(CodeMaker.Method.TOTP);
        assertThat(token.maker().secret().code(1, 8, OathHash.SHA1)).isEqualTo("94287082");
    }

    @Test
    void a_file_under_a_pre_shared_key_is_read_with_it() {
        var token = TokenFile.read(bytes(ENCRYPTED), TransportKey.parse(KEY)).get(0);

        assertThat(token.serial()).isEqualTo("987654321");
        assertThat(token.maker().digits()).isEqualTo(8);
        assertThat(token.maker().lastPosition()).isEqualTo(-1);
        assertThat(token.maker().secret().code(0, 6, OathHash.SHA1)).isEqualTo("755224");
    }

    @Test
    void without_its_key_or_with_another_it_is_refused() {
        assertThatThrownBy(() -> read(ENCRYPTED))
                .isInstanceOf(TokenFile.Unreadable.class)
                .hasMessageContaining("no key");
        assertThatThrownBy(() -> TokenFile.read(bytes(ENCRYPTED), TransportKey.parse("0".repeat(32))))
                .isInstanceOf(TokenFile.Unreadable.class);
    }

    @Test
    void a_secret_that_was_changed_on_the_way_is_refused() {
        var changed = ENCRYPTED.replace("AAECAwQFBgcICQoLDA0OD+", "AAECAwQFBgcICQoLDA0OE+");

        assertThatThrownBy(() -> TokenFile.read(bytes(changed), TransportKey.parse(KEY)))
                .isInstanceOf(TokenFile.Unreadable.class)
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> TokenFile.read(
                        bytes(ENCRYPTED.replaceAll("<ValueMAC>.*</ValueMAC>", "")), TransportKey.parse(KEY)))
                .isInstanceOf(TokenFile.Unreadable.class);
    }

    /** T48. Nothing is fetched from anywhere, and nothing unfolds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a SYSTEM \"%s\"><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY %% x SYSTEM \"%s\"> %%x;]><a/>",
                "<!DOCTYPE a PUBLIC \"x\" \"%s\"><a/>",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><a>&b;</a>",
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"%s\"/></a>",
                "not XML",
                "<a/>",
                ""
            })
    void a_hostile_file_is_refused_and_fetches_nothing(String hostile) throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";

            assertThatThrownBy(() -> read(hostile.formatted(address))).isInstanceOf(TokenFile.Unreadable.class);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_is_missing_or_not_understood_is_named_without_any_secret() {
        var secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";
        for (var wrong : new String[] {
            plain("ocra", "1", secret, 6),
            plain("totp", "<b/>", secret, 6),
            plain("totp", "1", "MTIz", 6),
            plain("totp", "1", secret, 12),
            plain("totp", "1", secret, 6).replace("DECIMAL", "ALPHANUMERIC"),
            plain("totp", "1", secret, 6).replaceAll("<Data>.*</Data>", "")
        }) {
            assertThatThrownBy(() -> read(wrong))
                    .as(wrong)
                    .isInstanceOf(TokenFile.Unreadable.class)
                    .message()
                    .doesNotContain(secret);
        }
    }

    static String plain(String algorithm, String serial, String secret, int digits) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>\
                <DeviceInfo><Manufacturer>Eksempel</Manufacturer><SerialNo>%s</SerialNo></DeviceInfo>\
                <Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:%s"><AlgorithmParameters>\
                <ResponseFormat Length="%s" Encoding="DECIMAL"/></AlgorithmParameters><Data><Secret>\
                <PlainValue>%s</PlainValue></Secret><Counter><PlainValue>0</PlainValue></Counter>\
                <Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>30</PlainValue></TimeInterval>\
                </Data></Key></KeyPackage></KeyContainer>
                """.formatted(serial, algorithm, digits, secret);
    }

    private static List<LoadedToken> read(String file) {
        return TokenFile.read(bytes(file), null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
