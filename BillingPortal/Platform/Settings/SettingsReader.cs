using System.ComponentModel;
using System.Reflection;

namespace BillingPortal.Platform.Settings;

/// <summary>Reads sections into their settings, and collects every fault, so that the owner sees all of them at once.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> faults = [];

    /// <summary>Every kind of settings that the program has: a class that implements <see cref="ISettings"/> is found by itself.</summary>
    public IReadOnlyList<object> ReadAll() => [.. typeof(SettingsReader).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ISettings).IsAssignableFrom(t))
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => typeof(SettingsReader).GetMethod(nameof(Read))!.MakeGenericMethod(t).Invoke(this, null)!)];

    public T Read<T>() where T : class, ISettings, new()
    {
        var section = configuration.GetSection(T.Section);
        var properties = typeof(T).GetProperties().Where(p => p.SetMethod is not null).ToArray();
        var misread = properties.Where(p => section[p.Name] is { } text && !Reads(Kind(p), text)).ToArray();
        faults.AddRange(Unknown(section, [.. properties.Select(p => p.Name)]));
        faults.AddRange(misread.Select(p => $"{T.Section}:{p.Name} '{section[p.Name]}' cannot be read. Allowed is {Allowed(Kind(p))}."));
        var settings = Without(section, misread).Get<T>() ?? new T();
        faults.AddRange(settings.Faults());
        return settings;
    }

    public void Fail(string sentence) => faults.Add(sentence);

    public void ThrowFaults()
    {
        if (faults.Count > 0) throw new StartupException([.. faults]);
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, string[] names) =>
        section.GetChildren().Select(c => c.Key).Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => $"The setting {section.Key}:{key} is not known.{Nearest.Hint(key, names)}");

    // The binder stops at the first value that it cannot read, and takes "7" for a name of an enumeration.
    private static bool Reads(Type kind, string text) =>
        kind.IsEnum ? Enum.GetNames(kind).Contains(text, StringComparer.OrdinalIgnoreCase) : TypeDescriptor.GetConverter(kind).IsValid(text);

    private static string Allowed(Type kind) =>
        kind.IsEnum ? string.Join(" or ", Enum.GetNames(kind)) : kind == typeof(bool) ? "true or false" : $"a value of the kind {kind.Name}";

    private static Type Kind(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static IConfiguration Without(IConfigurationSection section, PropertyInfo[] misread) => new ConfigurationBuilder()
        .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).Where(s => !misread.Any(p => p.Name.Equals(s.Key, StringComparison.OrdinalIgnoreCase)))).Build();
}
