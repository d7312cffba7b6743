namespace BillingPortal.Platform.Settings;

/// <summary>A section of the configuration that belongs to the portal: every key in it is a property here, or a fault.</summary>
public interface ISettings
{
    static abstract string Section { get; }

    /// <summary>One sentence for each value that cannot work.</summary>
    IEnumerable<string> Faults();

    /// <summary>One sentence for each value that this mode cannot do without.</summary>
    IEnumerable<string> FaultsIn(PortalMode mode) => [];
}
