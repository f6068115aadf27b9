namespace KejiGraph.Server.Settings;

/// <summary>
/// Where settings come from, each overriding the one before: <c>appsettings.json</c> beside the program, then in the working
/// directory; the environment (<c>KEJIGRAPH__Store__Kind</c>); the command line (<c>--Store:Kind=embedded</c>).
/// </summary>
internal static class SettingsSources
{
    /// <summary>Adds the sources.</summary>
    public static void Add(IConfigurationBuilder configuration, string[] args) => configuration
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
        .AddEnvironmentVariables("KEJIGRAPH__")
        .AddCommandLine(args);
}
