using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KejiGraph.Testing;
using KejiGraph.Testing.Redis;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Redis.Tests.Real;

public sealed class TlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TLS_is_used_with_a_certificate_that_is_trusted_and_a_stranger_is_refused()
    {
        using var folder = new TemporaryFolder();
        var fingerprint = WriteCertificate(folder.Path);
        var port = ServerProcess.FreePort();
        await using var server = await RedisServer.StartAsync(
            0,
            "--tls-port", $"{port}", "--tls-auth-clients", "no",
            "--tls-cert-file", Path.Combine(folder.Path, "cert.pem"),
            "--tls-key-file", Path.Combine(folder.Path, "key.pem"),
            "--tls-ca-cert-file", Path.Combine(folder.Path, "cert.pem"));
        var options = Clients.Options($"rediss://127.0.0.1:{port}") with { ConnectTimeout = TimeSpan.FromSeconds(10) };
        await using var trusting = new RedisClient(options with
        {
            CertificateValidation = (_, certificate, _, _) => certificate!.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint,
        });
        await using var strict = new RedisClient(options);
        await using var plain = new RedisClient(options with { UsesTls = false });

        await trusting.ConnectAsync(Token);
        var value = new byte[300_000];
        await trusting.SetAsync("k", value, cancellationToken: Token);
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => strict.ConnectAsync(Token));
        await Assert.ThrowsAsync<RedisConnectionException>(() => plain.ConnectAsync(Token));

        Assert.Equal(value, await trusting.GetAsync("k", Token));
        Assert.Equal(RedisConnectionFailure.Tls, error.Failure);
        Assert.StartsWith($"TLS with the server 127.0.0.1:{port} did not come about: ", error.Message, StringComparison.Ordinal);
    }

    private static string WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }
}
