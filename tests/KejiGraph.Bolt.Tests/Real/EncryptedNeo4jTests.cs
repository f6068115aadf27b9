using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Bolt.Tests.Real;

/// <summary>The client against a real Neo4j that takes only TLS, with a certificate that nobody trusts; a server of its own.</summary>
public sealed class EncryptedNeo4jTests : IAsyncDisposable
{
    private readonly Neo4jServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TLS_is_spoken_over_both_schemes_and_required_where_the_server_says_so()
    {
        var address = await StartAsync();
        await using var any = Connect("bolt+ssc", address);
        await using var routed = Connect("neo4j+ssc", address);
        await using var trusted = Connect("bolt+s", address);
        await using var plain = Connect("bolt", address);

        var large = new BoltStatement("RETURN $text AS text", new Dictionary<string, object?> { ["text"] = new string('x', 1_000_000) });
        var values = new Values();
        await any.ReadAsync(large, values, null, Client.Patience, Token);
        var refused = await Assert.ThrowsAsync<BoltConnectionException>(async () => await Client.ReadAsync(trusted));
        var turnedAway = await Assert.ThrowsAsync<BoltConnectionException>(async () => await Client.ReadAsync(plain));
        var byRoute = await Client.ReadAsync(routed);

        Assert.Equal(1_000_000, Assert.IsType<string>(Assert.Single(values.Seen)).Length);
        Assert.Equal([1L], byRoute);
        Assert.Equal(BoltConnectionFailure.Tls, refused.Failure);
        Assert.Equal(
            $"The server {address.Host}:{address.Port} closed the connection during the handshake. It may be starting, be full, or ask for TLS "
            + "(the scheme with +s).",
            turnedAway.Message);
        Assert.Equal((0, 0), (any.Connections.InUse, routed.Connections.InUse));

        _server.Kill();
        await _server.RestartAsync(Token);

        Assert.Equal([1L], await Client.ReadAsync(any));
        Assert.Equal([1L], await Client.ReadAsync(routed));
        Assert.Equal((1, 1), (any.Connections.Idle, routed.Connections.Idle));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static BoltClient Connect(string scheme, Uri address)
    {
        var user = address.UserInfo.Split(':');
        return new BoltClient(
            new BoltOptions
            {
                Uri = new Uri($"{scheme}://{address.Host}:{address.Port}"),
                Auth = AuthToken.Basic(user[0], user[1]),
                MaxRetryTime = TimeSpan.Zero,
            },
            TimeProvider.System);
    }

    private async Task<Uri> StartAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_server.Home, "certificates", "bolt")).FullName;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        await File.WriteAllTextAsync(Path.Combine(folder, "private.key"), key.ExportPkcs8PrivateKeyPem(), Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "public.crt"), certificate.ExportCertificatePem(), Token);
        await File.WriteAllTextAsync(
            Path.Combine(_server.Home, "neo4j.conf"),
            "server.bolt.tls_level=REQUIRED\ndbms.ssl.policy.bolt.enabled=true\ndbms.ssl.policy.bolt.client_auth=NONE\n",
            Token);
        return await _server.StartOwnAsync(Token);
    }
}
