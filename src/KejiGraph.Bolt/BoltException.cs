namespace KejiGraph.Bolt;

/// <summary>Something went wrong between this program and a Bolt server. Messages are sentences for operators and hold no secret.</summary>
public abstract class BoltException : Exception
{
    private protected BoltException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The server said no: it understood the request and answered FAILURE. The connection lives on.</summary>
public sealed class BoltServerException : BoltException
{
    internal BoltServerException(string code, string? gqlStatus, string serverMessage, string message)
        : base(message)
    {
        Code = code;
        GqlStatus = gqlStatus;
        ServerMessage = serverMessage;
    }

    /// <summary>The status code of Neo4j, such as <c>Neo.ClientError.Statement.SyntaxError</c>.</summary>
    public string Code { get; }

    /// <summary>The GQL status, such as <c>42001</c>; null from servers before Bolt 5.7.</summary>
    public string? GqlStatus { get; }

    /// <summary>The server's own words. They can quote the statement and its values.</summary>
    public string ServerMessage { get; }

    /// <summary>The second part of the code: ClientError, TransientError or DatabaseError.</summary>
    public string Classification => Part(1);

    /// <summary>The third part of the code, such as Schema, Security or Transaction.</summary>
    public string Category => Part(2);

    /// <summary>Whether the same request can succeed later or on another server, as Neo4j's own drivers judge it.</summary>
    public bool IsTransient => Retry.ErrorClassification.IsTransient(Code);

    private string Part(int index) => Code.Split('.') is { Length: 4 } parts ? parts[index] : "";
}

/// <summary>The network or the peer broke: nobody answers, the connection ended, or what came was not Bolt.</summary>
public sealed class BoltConnectionException : BoltException
{
    internal BoltConnectionException(BoltConnectionFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What broke.</summary>
    public BoltConnectionFailure Failure { get; }
}

/// <summary>The ways in which a connection fails.</summary>
public enum BoltConnectionFailure
{
    /// <summary>No connection could be made: name, port, network, or a server that is not there yet.</summary>
    Unreachable,

    /// <summary>TLS did not come about, or the certificate is not trusted.</summary>
    Tls,

    /// <summary>The connection ended while an answer was awaited.</summary>
    Lost,

    /// <summary>The time allowed ran out.</summary>
    Timeout,

    /// <summary>Every connection of the pool was in use until the acquisition timeout or the time allowed ran out.</summary>
    PoolExhausted,

    /// <summary>The peer does not follow the Bolt documents, or speaks no version in common.</summary>
    Protocol,

    /// <summary>No server of the cluster can take the request now, such as while a leader is elected.</summary>
    NoServer,
}

/// <summary>The caller asked for what cannot be: a wrong setting, a value that Bolt cannot carry, a client that is closed.</summary>
public sealed class BoltUsageException : BoltException
{
    internal BoltUsageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The connection broke after the server was asked to commit: the write may or may not have taken effect. It is never repeated.</summary>
public sealed class BoltUnknownOutcomeException : BoltException
{
    internal BoltUnknownOutcomeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
