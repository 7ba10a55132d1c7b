using System.Globalization;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Layers and their versions. Deleted ones stay as marks, so that their numbers are not given again.</summary>
internal sealed class LayerState(Cloud cloud) : ICloudPart<LayerState>
{
    private static readonly DocumentFormat<LayerVersion> Format = new(
        static layer =>
            new()
            {
                ["Layer"] = layer.Layer,
                ["Number"] = layer.Number,
                ["Code"] = layer.Code,
                ["Settings"] = layer.Settings.DeepClone(),
                ["Policy"] = layer.Policy.DeepClone(),
                ["Revision"] = layer.Revision,
            },
        static tree =>
            new(
                tree.RequiredText("Layer"),
                tree.Integer("Number") ?? 0,
                tree.Text("Code") ?? "",
                tree["Settings"]!.DeepClone().AsObject()
            )
            {
                Policy = tree["Policy"]!.DeepClone().AsArray(),
                Revision = tree.Text("Revision") ?? "",
            }
    );

    private readonly Documents<LayerVersion> _versions = new(cloud.Store, "lambda-layers", Format);

    public static LayerState Create(Cloud cloud) => new(cloud);

    /// <summary>All versions of all layers, also those that were deleted, by name and number.</summary>
    public IEnumerable<LayerVersion> All(Scope scope) =>
        _versions.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    public IEnumerable<LayerVersion> Of(Scope scope, string layer) =>
        _versions.StartingWith(scope.Key(layer + ":")).Select(static entry => entry.Value);

    public LayerVersion? Find(Scope scope, string layer, int number) =>
        _versions[Key(scope, layer, number)] is { IsDeleted: false } found ? found : null;

    public void Put(Scope scope, LayerVersion version) =>
        _versions.Put(Key(scope, version.Layer, version.Number), version);

    private static string Key(Scope scope, string layer, int number) =>
        scope.Key(string.Create(CultureInfo.InvariantCulture, $"{layer}:{number:D9}"));
}
