namespace BillingPortal.Platform.Settings;

/// <summary>A section of the configuration that belongs to the portal: every key in it is a property here, or a fault.</summary>
public interface ISettings
{
    static abstract string Section { get; }

    /// <summary>One sentence for each value that cannot work.</summary>
    IEnumerable<string> Faults();
}
