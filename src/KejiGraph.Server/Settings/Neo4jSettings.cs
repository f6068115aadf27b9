using KejiGraph.Bolt;

namespace KejiGraph.Server.Settings;

/// <summary>How the database of Neo4j is reached.</summary>
/// <param name="Options">Address, credentials and pool.</param>
/// <param name="StartTime">How long the start waits for a server that does not answer yet.</param>
internal sealed record Neo4jSettings(BoltOptions Options, TimeSpan StartTime)
{
    private static readonly string[] Schemes = ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"];

    /// <summary>The database for people: address and name, without credentials.</summary>
    public string Place => $"{Options.Uri.GetLeftPart(UriPartial.Authority)}/{Options.Database}";

    /// <summary>Reads them.</summary>
    public static Neo4jSettings Read(SettingsReader reader)
    {
        var start = reader.Seconds("Store:Neo4j:StartSeconds", 60, 1, 3600);
        var options = new BoltOptions
        {
            Uri = ReadUri(reader),
            Auth = ReadAuth(reader),
            Database = reader.Text("Store:Neo4j:Database", "neo4j"),
            MaxConnections = reader.Number("Store:Neo4j:MaxConnections", 100, 1, 10_000),
            UserAgent = "KejiGraph",

            // Each call has a deadline of its own; that alone ends the repeats.
            MaxRetryTime = TimeSpan.FromHours(1),
        };
        return new Neo4jSettings(options, start);
    }

    private static Uri ReadUri(SettingsReader reader)
    {
        const string Key = "Store:Neo4j:Uri";
        var text = reader.Text(Key, "bolt://127.0.0.1:7687");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme) || uri.Host.Length == 0)
        {
            reader.Refuse(Key, text, "an address such as bolt://127.0.0.1:7687 or neo4j+s://db.example.org");
        }
        else if (uri.UserInfo.Length > 0)
        {
            // The value has a password in it, so it is not repeated.
            reader.Refuse(Key, "…", "an address without user and password; they are Store:Neo4j:User and Store:Neo4j:PasswordFile");
        }
        else
        {
            return uri;
        }

        return new Uri("bolt://127.0.0.1:7687");
    }

    private static AuthToken ReadAuth(SettingsReader reader)
    {
        var user = reader.Text("Store:Neo4j:User", "neo4j");
        return reader.Secret("Store:Neo4j:Password") is { } password ? AuthToken.Basic(user, password) : AuthToken.None;
    }
}
