namespace BillingPortal.E2E.Pages;

/// <summary>How a page is looked at: on a desk or on a phone, in light or in dark.</summary>
public sealed record Look(int Width, string Theme)
{
    public const int Desk = 1280;
    public const int Phone = 390;

    public static Look[] All { get; } = [new(Desk, "light"), new(Desk, "dark"), new(Phone, "light"), new(Phone, "dark")];

    /// <summary>Two of the four show every width and every theme once.</summary>
    public bool IsChecked => this is { Width: Desk, Theme: "light" } or { Width: Phone, Theme: "dark" };

    public override string ToString() => $"{Width}-{Theme}";
}
