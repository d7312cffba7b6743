namespace BillingPortal.Platform.Settings;

/// <summary>Reads sections into their settings, and collects every fault, so that the owner sees all of them at once.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> faults = [];

    public T Read<T>() where T : class, ISettings, new()
    {
        var section = configuration.GetSection(T.Section);
        var names = typeof(T).GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name).ToArray();
        foreach (var unknown in section.GetChildren().Select(c => c.Key).Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)))
            faults.Add($"The setting {T.Section}:{unknown} is not known.{Nearest.Hint(unknown, names)}");
        try
        {
            var settings = section.Get<T>() ?? new T();
            faults.AddRange(settings.Faults());
            return settings;
        }
        catch (InvalidOperationException wrong)
        {
            faults.Add(Sentence<T>(wrong, section));
            return new T();
        }
    }

    public void Fail(string sentence) => faults.Add(sentence);

    public void ThrowFaults()
    {
        if (faults.Count > 0) throw new StartupException([.. faults]);
    }

    // The binder names the key and the type; the reader of the sentence wants the key, the value and what is allowed.
    private static string Sentence<T>(InvalidOperationException wrong, IConfigurationSection section) where T : ISettings
    {
        foreach (var property in typeof(T).GetProperties().Where(p => p.SetMethod is not null))
        {
            if (!wrong.Message.Contains($"'{T.Section}:{property.Name}'", StringComparison.OrdinalIgnoreCase)) continue;
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var allowed = type.IsEnum ? string.Join(" or ", Enum.GetNames(type)) : type == typeof(bool) ? "true or false" : $"a value of the kind {type.Name}";
            return $"{T.Section}:{property.Name} '{section[property.Name]}' cannot be read. Allowed is {allowed}.";
        }
        return wrong.Message;
    }
}
