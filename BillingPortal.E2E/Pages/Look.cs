namespace BillingPortal.E2E.Pages;

/// <summary>How a page is looked at: on a desk or on a phone, in light or in dark.</summary>
public sealed record Look(int Width, string Theme)
{
    public const int Desk = 1280;
    public const int Phone = 390;

    /// <summary>In which a page is asked for: the server sends it light to a desk and dark to a phone, so that it is seen to send both.</summary>
    public static Look Sent(int width) => new(width, width == Desk ? "light" : "dark");

    /// <summary>The same with the other theme.</summary>
    public Look Turned => this with { Theme = Theme == "light" ? "dark" : "light" };

    public override string ToString() => $"{Width}-{Theme}";
}
