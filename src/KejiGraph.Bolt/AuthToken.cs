namespace KejiGraph.Bolt;

/// <summary>Who asks, as HELLO or LOGON carries it. Prints its scheme, never its secrets.</summary>
public sealed class AuthToken
{
    private AuthToken(string scheme, string? principal, string? credentials)
    {
        Scheme = scheme;
        Principal = principal;
        Credentials = credentials;
    }

    /// <summary>Nobody: for servers without authentication.</summary>
    public static AuthToken None { get; } = new("none", null, null);

    internal string Scheme { get; }

    internal string? Principal { get; }

    internal string? Credentials { get; }

    /// <summary>A user with a password.</summary>
    public static AuthToken Basic(string user, string password) => new("basic", user, password);

    /// <summary>A token of single sign-on.</summary>
    public static AuthToken Bearer(string token) => new("bearer", null, token);

    /// <inheritdoc/>
    public override string ToString() => Scheme;
}
