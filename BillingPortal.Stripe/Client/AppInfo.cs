namespace Stripe;

public class AppInfo
{
    public string Name { get; set; }
    public string PartnerId { get; set; }
    public string Url { get; set; }
    public string Version { get; set; }

    internal string ForUserAgent() => Name + (Version is null ? "" : "/" + Version) + (Url is null ? "" : $" ({Url})");
}
