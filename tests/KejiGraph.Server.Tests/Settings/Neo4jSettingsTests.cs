using KejiGraph.Bolt;
using KejiGraph.Server.Settings;
using KejiGraph.Testing;
using Microsoft.Extensions.Configuration;

namespace KejiGraph.Server.Tests.Settings;

public sealed class Neo4jSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_settings_it_is_a_server_on_this_machine_without_a_password()
    {
        var settings = Read();

        Assert.Equal("bolt://127.0.0.1:7687/neo4j", settings.Place);
        Assert.Equal(new Uri("bolt://127.0.0.1:7687"), settings.Options.Uri);
        Assert.Same(AuthToken.None, settings.Options.Auth);
        Assert.Equal(100, settings.Options.MaxConnections);
        Assert.Equal(TimeSpan.FromSeconds(60), settings.StartTime);
    }

    [Fact]
    public void Everything_can_be_set()
    {
        var settings = Read(
            ("Uri", "neo4j+s://db.example.org?policy=near"),
            ("Database", "keji"),
            ("User", "reader"),
            ("Password", "secret"),
            ("MaxConnections", "7"),
            ("StartSeconds", "3"));

        Assert.Equal("neo4j+s://db.example.org/keji", settings.Place);
        Assert.Equal(("?policy=near", "keji", 7), (settings.Options.Uri.Query, settings.Options.Database, settings.Options.MaxConnections));
        Assert.Equal("basic", settings.Options.Auth.ToString());
        Assert.Equal(TimeSpan.FromSeconds(3), settings.StartTime);
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_can_stand_in_a_file()
    {
        var file = Path.Combine(_folder.Path, "password");
        File.WriteAllText(file, "secret\n");

        Assert.Equal("basic", Read(("PasswordFile", file)).Options.Auth.ToString());
    }

    [Theory]
    [InlineData("Uri", "http://127.0.0.1", "The setting \"Store:Neo4j:Uri\" is \"http://127.0.0.1\"; allowed is an address such as bolt://127.0.0.1:7687 or neo4j+s://db.example.org.")]
    [InlineData("Uri", "bolt://neo4j:secret@127.0.0.1", "The setting \"Store:Neo4j:Uri\" is \"…\"; allowed is an address without user and password; they are Store:Neo4j:User and Store:Neo4j:PasswordFile.")]
    [InlineData("PasswordFile", "/absent/password", "The setting \"Store:Neo4j:PasswordFile\" is \"/absent/password\"; allowed is a file that can be read: Could not find a part of the path '/absent/password'.")]
    [InlineData("MaxConnections", "0", "The setting \"Store:Neo4j:MaxConnections\" is \"0\"; allowed is a whole number from 1 to 10000.")]
    [InlineData("StartSeconds", "0", "The setting \"Store:Neo4j:StartSeconds\" is \"0\"; allowed is seconds from 1 to 3600.")]
    public void A_wrong_value_is_refused_by_name_value_and_what_is_allowed(string key, string value, string message)
    {
        var error = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_password_stands_in_one_place()
    {
        var error = Assert.Throws<SettingsException>(() => Read(("Password", "secret"), ("PasswordFile", "password")));

        Assert.Equal(
            "The setting \"Store:Neo4j:PasswordFile\" is \"password\"; allowed is only without Store:Neo4j:Password.", error.Message);
    }

    [Fact]
    public void An_empty_file_is_no_password()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "\n");

        var error = Assert.Throws<SettingsException>(() => Read(("PasswordFile", file)));

        Assert.Equal($"The setting \"Store:Neo4j:PasswordFile\" is \"{file}\"; allowed is a file with something in it.", error.Message);
        File.Delete(file);
    }

    private static Neo4jSettings Read(params (string Key, string Value)[] settings) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Store:Neo4j:" + setting.Key, (string?)setting.Value)))
            .Build()).Store.Neo4j;
}
