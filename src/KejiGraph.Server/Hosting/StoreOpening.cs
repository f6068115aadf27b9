using KejiGraph.Bolt;
using KejiGraph.Embedded;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Hosting;

/// <summary>Opens the store that the settings choose, or says which of them to mend.</summary>
internal static class StoreOpening
{
    // The sample, and a batch of a million lines, into a Neo4j that plans each statement for the first time.
    private static readonly TimeSpan BatchTime = TimeSpan.FromMinutes(10);

    /// <summary>Opens it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The choice.</param>
    /// <param name="cancellationToken">Ends the waiting for a server that does not answer yet.</param>
    /// <exception cref="StartException">A setting does not fit the database; the message names it.</exception>
    /// <exception cref="GraphStoreException">The store cannot be opened.</exception>
    public static async ValueTask<IGraphStore> OpenAsync(
        GraphModel model, StoreSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Kind == StoreKind.Embedded)
        {
            return EmbeddedStore.Open(model, settings.EmbeddedPath, TimeProvider.System);
        }

        var neo4j = settings.Neo4j;
        return await NamingSettingsAsync(() => Neo4jStore.OpenAsync(
            model, neo4j.Options, neo4j.StartTime, BatchTime, TimeProvider.System, cancellationToken));
    }

    /// <summary>Makes a database of Neo4j ready for the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="neo4j">The database.</param>
    /// <param name="progress">Told how many of how many constraints and indexes are there.</param>
    /// <param name="cancellationToken">Ends the work early; what was made stays.</param>
    /// <exception cref="StartException">A setting does not fit the database; the message names it.</exception>
    /// <exception cref="GraphStoreException">Neo4j cannot be reached, or what it holds breaks a constraint.</exception>
    public static ValueTask<int> MigrateAsync(
        GraphModel model, Neo4jSettings neo4j, Action<int, int> progress, CancellationToken cancellationToken) =>
        NamingSettingsAsync(() => Neo4jStore.MigrateAsync(
            model, neo4j.Options, neo4j.StartTime, TimeProvider.System, progress, cancellationToken));

    private static async ValueTask<T> NamingSettingsAsync<T>(Func<ValueTask<T>> open)
    {
        try
        {
            return await open();
        }
        catch (BoltUsageException refusal)
        {
            throw new StartException($"{refusal.Message} Check Store:Neo4j:Uri.");
        }
        catch (GraphStoreException failure) when (SettingsBehind(failure.InnerException) is { } settings)
        {
            throw new StartException($"{failure.InnerException!.Message.TrimEnd('.')}. {settings}");
        }
    }

    private static string? SettingsBehind(Exception? cause) => cause switch
    {
        BoltServerException { Category: "Security" } => "Check Store:Neo4j:User and Store:Neo4j:Password or Store:Neo4j:PasswordFile.",
        BoltServerException { Category: "Database" } => "Check Store:Neo4j:Database.",
        BoltConnectionException => "The address is set by Store:Neo4j:Uri.",
        _ => null,
    };
}
