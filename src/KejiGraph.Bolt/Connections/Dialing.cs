using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt.Connections;

/// <summary>Reaches a server: TCP, and TLS on it where the scheme asks for it.</summary>
internal static class Dialing
{
    public static async ValueTask<(Socket Socket, Stream Stream)> DialAsync(
        ServerAddress address, Encryption encryption, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken).ConfigureAwait(false);
            var network = new NetworkStream(socket, ownsSocket: true);
            return (socket, encryption == Encryption.None
                ? network
                : await EncryptAsync(network, address, encryption, cancellationToken).ConfigureAwait(false));
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

    private static async ValueTask<Stream> EncryptAsync(
        NetworkStream network, ServerAddress address, Encryption encryption, CancellationToken cancellationToken)
    {
        var tls = new SslStream(network);
        var options = new SslClientAuthenticationOptions { TargetHost = address.Host };
        if (encryption == Encryption.AnyCertificate)
        {
            // +ssc is the caller's explicit wish: encrypted, but anybody could be at the other end.
#pragma warning disable CA5359 // The scheme says that any certificate is accepted.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        try
        {
            await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return tls;
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw Errors.TlsFailed(address.ToString(), encryption, error);
        }
    }
}
