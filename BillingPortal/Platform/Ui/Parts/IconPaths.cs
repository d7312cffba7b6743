namespace BillingPortal.Platform.Ui.Parts;

/// <summary>Lines of 1.6 on a grid of 20 by 20, drawn for this portal.</summary>
internal static class IconPaths
{
    public static string Of(IconName name) => name switch
    {
        IconName.Home => "M3 9.2 10 3l7 6.2M5 8v9h10V8M8.2 17v-5h3.6v5",
        IconName.Usage => "M3 17h14M5 14V9M10 14V4M15 14v-7",
        IconName.Plan => "m10 3 7 3.5-7 3.5-7-3.5zM3 10l7 3.5 7-3.5M3 13.5l7 3.5 7-3.5",
        IconName.Invoice => "M5 2.5h10v15l-2.5-1.6-2.5 1.6-2.5-1.6L5 17.5zM8 6.5h4M8 10h4",
        IconName.Card => "M3.5 4.5h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM2.5 8h15M5.5 12.5h3",
        IconName.People => "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.4-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4a2.8 2.8 0 0 1 0 5.2M15 12.3c1.9.6 3 2 3 4.2",
        IconName.Person => "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 17c0-3.2 2.7-5 6.2-5s6.2 1.8 6.2 5",
        IconName.Tag => "M3 3h6.5l7.5 7.5-6.5 6.5L3 9.5zM6.6 6.6h.01",
        IconName.Coins => "M8 9.5c2.8 0 5-1.2 5-2.7S10.8 4 8 4 3 5.3 3 6.8s2.2 2.7 5 2.7zM3 6.8v6c0 1.5 2.2 2.7 5 2.7M13 6.8v2M13 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
        IconName.Ticket => "M2.5 5h15v3a2 2 0 0 0 0 4v3h-15v-3a2 2 0 0 0 0-4zM12 5v2M12 9v2M12 13v2",
        IconName.Gear => "M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        IconName.List => "M7 5h10M7 10h10M7 15h10M3.5 5h.01M3.5 10h.01M3.5 15h.01",
        IconName.Pulse => "M2 10.5h3.5L8 4l4 12 2.5-5.5H18",
        IconName.Book => "M10 5c-1.8-1.3-4.2-1.6-7-1.3V15c2.8-.3 5.2 0 7 1.3 1.8-1.3 4.2-1.6 7-1.3V3.7C14.2 3.4 11.8 3.7 10 5zM10 5v11",
        IconName.Search => "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5 17.5 17.5",
        IconName.Menu => "M3 5.5h14M3 10h14M3 14.5h14",
        IconName.Close => "m5 5 10 10M15 5 5 15",
        IconName.Check => "m4 10.5 4 4 8-9",
        IconName.Warning => "M10 3 2.5 16.5h15zM10 8.5v3.5M10 14.2h.01",
        IconName.Info => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9.5v4M10 6.7h.01",
        IconName.Stop => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 6v5M10 13.6h.01",
        IconName.Clock => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.5V10l3 2",
        IconName.Sun => "M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3",
        IconName.Moon => "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
        IconName.Down => "m5 7.5 5 5 5-5",
        IconName.Left => "m12.5 5-5 5 5 5",
        IconName.Right => "m7.5 5 5 5-5 5",
        IconName.Up => "m5 12.5 5-5 5 5",
        IconName.More => "M4.5 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM10 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM15.5 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z",
        IconName.Plus => "M10 4v12M4 10h12",
        IconName.Download => "M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13",
        IconName.External => "M11.5 3.5h5v5M16.5 3.5 9 11M8 4.5H3.5v12h12V12",
        IconName.Copy => "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
        IconName.Refresh => "M16.5 8A7 7 0 0 0 4 6.5M3.5 3v4h4M3.5 12A7 7 0 0 0 16 13.5M16.5 17v-4h-4",
        IconName.Lock => "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
        IconName.Mail => "M2.5 4.5h15v11h-15zM3 5.5l7 5.5 7-5.5",
        IconName.Shield => "M10 2.5 16.5 5v4.5c0 4-2.7 6.8-6.5 8-3.8-1.2-6.5-4-6.5-8V5zM7.2 10l2 2 3.6-4",
        IconName.Box => "M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6l6.5 3.5L16.5 6M10 9.5v8",
        IconName.SignOut => "M12 4.5V3H3.5v14H12v-1.5M8 10h9.5M14.5 7l3 3-3 3",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "This icon has no drawing."),
    };
}
