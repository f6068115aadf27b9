using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace KejiGraph.Redis.Connections;

/// <summary>Reaches a server: TCP, and TLS on it where the options ask for it.</summary>
internal static class Dialing
{
    public static async Task<Stream> DialAsync(RedisAddress address, RedisOptions options, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken).ConfigureAwait(false);
            var network = new NetworkStream(socket, ownsSocket: true);
            return options.UsesTls ? await EncryptAsync(network, address, options, cancellationToken).ConfigureAwait(false) : network;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw Errors.Unreachable(address.ToString(), error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(
        NetworkStream network, RedisAddress address, RedisOptions options, CancellationToken cancellationToken)
    {
        var tls = new SslStream(network);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address.Host,
                    RemoteCertificateValidationCallback = options.CertificateValidation,
                },
                cancellationToken).ConfigureAwait(false);
            return tls;
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw Errors.TlsFailed(address.ToString(), error);
        }
    }
}
