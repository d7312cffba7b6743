using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;

namespace BillingPortal.Platform.Privacy;

/// <summary>What a room keeps of a person. Every room that keeps something has one of these, or a person could not take it along nor away.</summary>
public interface IPersonalData
{
    /// <summary>The heading in the file that the person downloads.</summary>
    string Name { get; }

    /// <summary>All of it, readable: no hashes, no numbers of ours that say nothing.</summary>
    Task<object> ExportAsync(PortalDb db, Person person, CancellationToken ct);

    /// <summary>Takes the person out, in the transaction of all rooms together. What must stay loses everything personal.</summary>
    Task EraseAsync(PortalDb db, Person person, CancellationToken ct);
}
