using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KejiGraph.Testing.Bolt;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Bolt.Tests.Connections;

public sealed class TlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_certificate_is_taken_with_ssc_and_a_stranger_is_refused_with_s()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ServeAsync();
        });
        using var certificate = Stranger();
        await using var front = new LoopbackListener((client, _, end) => ForwardAsync(client, certificate, server.Port, end));
        var address = front.Address;

        await using var any = Client.For(server, options => options with { Uri = new Uri($"bolt+ssc://{address}") });
        await using var trusted = Client.For(server, options => options with { Uri = new Uri($"bolt+s://{address}") });
        var values = await Client.ReadAsync(any);
        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await Client.ReadAsync(trusted));

        Assert.Equal([1L], values);
        Assert.Equal(BoltConnectionFailure.Tls, error.Failure);
        Assert.StartsWith($"TLS with the server {address} did not come about: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "If the server has a certificate of your own, trust it on this machine or use the scheme with +ssc; if it has none, the scheme "
            + "without +s.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(default, trusted.Connections);
    }

    [Fact]
    public async Task A_server_without_TLS_is_told_as_such()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.ReadBytesAsync(5);
            await connection.SendAsync([0, 0, 0, 0, 0, 0]);
            await connection.HangAsync();
        });
        await using var client = Client.For(server, options => options with { Uri = new Uri($"bolt+ssc://{server.Address}") });

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await Client.ReadAsync(client));

        Assert.Equal(BoltConnectionFailure.Tls, error.Failure);
        Assert.EndsWith("If the server has no TLS, use the scheme without +ssc.", error.Message, StringComparison.Ordinal);
        Assert.Equal(default, client.Connections);
    }

    /// <summary>A certificate that nobody trusts.</summary>
    private static X509Certificate2 Stranger()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    /// <summary>Takes a TLS connection and passes on what is in it.</summary>
    private static async Task ForwardAsync(TcpClient front, X509Certificate2 certificate, int port, CancellationToken end)
    {
        await using var tls = new SslStream(front.GetStream());
        using var back = new TcpClient();
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
            await back.ConnectAsync(IPAddress.Loopback, port, end);
            await Task.WhenAll(tls.CopyToAsync(back.GetStream(), end), back.GetStream().CopyToAsync(tls, end));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client refused the certificate or hung up, or the test is over.
        }
    }
}
