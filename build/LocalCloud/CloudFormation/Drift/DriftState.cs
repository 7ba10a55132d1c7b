using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>The detections of drift, of each stack the newest few.</summary>
internal sealed class DriftState(Cloud cloud) : ICloudPart<DriftState>
{
    private const int Kept = 5;
    private readonly Documents<StackDrift> _drifts = new(cloud.Store, "cfn-drifts", DriftDocuments.Drifts);

    public static DriftState Create(Cloud cloud) => new(cloud);

    public StackDrift? Find(string id) => _drifts[id];

    /// <summary>The newest detection of a stack that has ended.</summary>
    public StackDrift? Latest(string stackId) => Of(stackId).FirstOrDefault(drift => drift.Ready <= cloud.Now);

    public void Add(StackDrift drift)
    {
        using var batch = cloud.Store.Begin();
        var known = Of(drift.StackId);
        foreach (var old in known.Skip(Kept - 1))
        {
            _drifts.Remove(old.Id);
        }

        _drifts.Put(drift.Id, drift with { Number = (known.FirstOrDefault()?.Number ?? 0) + 1 });
    }

    private List<StackDrift> Of(string stackId) =>
        [
            .. _drifts
                .StartingWith("")
                .Select(static entry => entry.Value)
                .Where(drift => drift.StackId == stackId)
                .OrderByDescending(static drift => drift.Number),
        ];
}
