namespace KejiGraph.Redis;

/// <summary>Something went wrong between this program and a Redis server. Messages are sentences for operators and hold no password.</summary>
public abstract class RedisException : Exception
{
    private protected RedisException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The server said no: it understood the command and answered with an error. The connection lives on.</summary>
public sealed class RedisServerException : RedisException
{
    internal RedisServerException(string code, string serverMessage, string message)
        : base(message)
    {
        Code = code;
        ServerMessage = serverMessage;
    }

    /// <summary>The first word of the error, such as <c>ERR</c>, <c>WRONGTYPE</c> or <c>OOM</c>.</summary>
    public string Code { get; }

    /// <summary>The server's own words, with the code. They can quote the command.</summary>
    public string ServerMessage { get; }
}

/// <summary>The network or the peer broke: nobody answers, the connection ended, or what came was not RESP.</summary>
public sealed class RedisConnectionException : RedisException
{
    internal RedisConnectionException(RedisConnectionFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What broke.</summary>
    public RedisConnectionFailure Failure { get; }
}

/// <summary>The ways in which a connection fails.</summary>
public enum RedisConnectionFailure
{
    /// <summary>There is no connection now, and the command was not sent. One is being made in the background.</summary>
    NotConnected,

    /// <summary>No connection could be made: name, port, network, or a server that is not there yet.</summary>
    Unreachable,

    /// <summary>TLS did not come about, or the certificate is not trusted.</summary>
    Tls,

    /// <summary>The server took the connection and refused this client: password, user, database.</summary>
    Refused,

    /// <summary>The connection ended while a reply was awaited; the command may have been carried out.</summary>
    Lost,

    /// <summary>A reply did not come in time; the command may have been carried out. The connection was closed.</summary>
    Timeout,

    /// <summary>The peer does not follow the RESP documents. The connection was closed.</summary>
    Protocol,

    /// <summary>So much waits to be sent that no more is taken; the command was not sent.</summary>
    Overloaded,

    /// <summary>No server of the cluster, or no master behind the Sentinels, can take the command now.</summary>
    NoServer,
}

/// <summary>The caller asked for what cannot be: a wrong setting, a reply read as what it is not, a client that is closed.</summary>
public sealed class RedisUsageException : RedisException
{
    internal RedisUsageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
