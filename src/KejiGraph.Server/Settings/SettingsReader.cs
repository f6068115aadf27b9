using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace KejiGraph.Server.Settings;

/// <summary>
/// Reads settings and notes for each that is wrong its name, its value and what is allowed; and settings that nobody reads, which
/// are most likely misspelt.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, Setting> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings that were read so far.</summary>
    public IReadOnlyCollection<Setting> Known => _known.Values;

    /// <summary>A text.</summary>
    public string Text(string key, string otherwise) => Find(new Setting(key, otherwise)) ?? otherwise;

    /// <summary>A text that may be missing.</summary>
    public string? Text(string key) => Find(new Setting(key));

    /// <summary>A text that nobody may see, or the file that holds it, under the same key with <c>File</c> behind it; null: neither.</summary>
    public string? Secret(string key)
    {
        var fileKey = key + "File";
        var text = Text(key);
        if (Text(fileKey) is not { } file)
        {
            return text;
        }

        if (text is not null)
        {
            Refuse(fileKey, file, $"only without {key}");
            return null;
        }

        try
        {
            // Files of secrets often end with a line break that is not meant.
            var secret = File.ReadAllText(file).TrimEnd('\r', '\n');
            if (secret.Length > 0)
            {
                return secret;
            }

            Refuse(fileKey, file, "a file with something in it");
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Refuse(fileKey, file, $"a file that can be read: {cause.Message.TrimEnd('.')}");
            return null;
        }
    }

    /// <summary>A truth value.</summary>
    public bool Flag(string key, bool otherwise) => Read(key, otherwise, "true or false", text =>
        bool.TryParse(text, out var value) ? value : null);

    /// <summary>A whole number in a range.</summary>
    public int Number(string key, int otherwise, int least, int most) =>
        Read(key, otherwise, $"a whole number from {least} to {most}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
                ? value
                : null);

    /// <summary>A length of time, given in seconds.</summary>
    public TimeSpan Seconds(string key, double otherwise, double least, double most) => TimeSpan.FromSeconds(
        Read(key, otherwise, FormattableString.Invariant($"seconds from {least} to {most}"), text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
                ? value
                : null));

    /// <summary>A share of a whole.</summary>
    public double Share(string key, double otherwise) => Read(key, otherwise, "a number from 0 to 1", text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : null);

    /// <summary>One of some words.</summary>
    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum =>
        Read(key, otherwise, string.Join(" or ", Enum.GetNames<T>().Select(name => $"\"{name}\"")), text =>
            Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
                ? value
                : null);

    /// <summary>Notes a problem that takes more than one setting to see.</summary>
    public void Refuse(string key, string value, string allowed) => _problems.Add(Sentence(key, value, allowed));

    /// <summary>Ends the reading.</summary>
    /// <param name="sections">The sections in which every setting is known.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public void Complete(params ReadOnlySpan<string> sections)
    {
        foreach (var section in sections)
        {
            foreach (var (key, value) in configuration.GetSection(section).AsEnumerable())
            {
                if (value is not null && !_known.ContainsKey(key))
                {
                    _problems.Add($"The setting \"{key}\" is unknown; {section} has {string.Join(", ", KnownIn(section))}.");
                }
            }
        }

        if (_problems.Count > 0)
        {
            throw new SettingsException(_problems);
        }
    }

    private IEnumerable<string> KnownIn(string section) =>
        _known.Keys.Where(key => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Order();

    private T Read<T>(string key, T otherwise, string allowed, Func<string, T?> parse)
        where T : struct
    {
        if (Find(new Setting(key, Invariant(otherwise), allowed)) is not { } text)
        {
            return otherwise;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        _problems.Add(Sentence(key, text, allowed));
        return otherwise;
    }

    private string? Find(Setting setting)
    {
        _known.TryAdd(setting.Key, setting);
        return configuration[setting.Key] is { Length: > 0 } text ? text : null;
    }

    private static string Invariant<T>(T value)
        where T : struct =>
        value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Sentence(string key, string value, string allowed) =>
        $"The setting \"{key}\" is \"{value}\"; allowed is {allowed}.";
}

/// <summary>Settings that the server cannot start with; the message has one sentence a line.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems));
