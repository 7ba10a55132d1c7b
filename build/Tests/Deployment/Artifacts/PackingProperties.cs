using System.IO.Compression;
using AiChef.Deployment.Artifacts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.Artifacts;

/// <summary>What holds of any folder that is packed.</summary>
[Properties(Arbitrary = [typeof(PackingProperties)], MaxTest = 30)]
public sealed class PackingProperties : IDisposable
{
    private static readonly string[] Words =
    [
        "a",
        "b",
        "B",
        "bootstrap",
        "ä",
        "한글",
        "x y",
        "a.dll",
        "z.json",
        "-",
        "0",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("packing").FullName;
    private int _folders;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Files by name, at least one; a name is never also the folder of another one.</summary>
    public static Arbitrary<IReadOnlyDictionary<string, byte[]>> Files() =>
        Gen.NonEmptyListOf(
                from folders in Gen.ArrayOf(Gen.Elements(Words).Select(word => $"{word}.d")).Resize(3)
                from name in Gen.Elements(Words)
                from content in ArbMap.Default.GeneratorFor<byte[]>()
                select (Name: string.Join('/', [.. folders, name]), content)
            )
            .Resize(6)
            .Select(files =>
                (IReadOnlyDictionary<string, byte[]>)
                    files
                        .DistinctBy(file => file.Name, StringComparer.Ordinal)
                        .ToDictionary(file => file.Name, file => file.content, StringComparer.Ordinal)
            )
            .ToArbitrary();

    [Property]
    public void Equal_files_give_equal_bytes_in_whatever_order_they_were_written(
        IReadOnlyDictionary<string, byte[]> files
    ) => DeterministicZip.Pack(Write(files)).ShouldBe(DeterministicZip.Pack(Write(files.Reverse())));

    [Property]
    public void Others_read_what_was_packed(IReadOnlyDictionary<string, byte[]> files)
    {
        using var zip = new ZipArchive(new MemoryStream(DeterministicZip.Pack(Write(files))), ZipArchiveMode.Read);

        zip.Entries.Select(entry => entry.FullName).ShouldBe(files.Keys.Order(StringComparer.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            content.ToArray().ShouldBe(files[entry.FullName]);
        }
    }

    [Property]
    public void A_fingerprint_is_equal_for_equal_files_and_for_no_others(
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyDictionary<string, byte[]> others
    )
    {
        var areEqual =
            files.Count == others.Count
            && files.All(file =>
                others.TryGetValue(file.Key, out var other) && other.AsSpan().SequenceEqual(file.Value)
            );

        Fingerprint(files).ShouldBe(Fingerprint(files.Reverse()));
        (Fingerprint(files) == Fingerprint(others)).ShouldBe(areEqual);
    }

    [Property]
    public void Any_change_of_any_file_changes_the_fingerprint_and_the_zip(
        IReadOnlyDictionary<string, byte[]> files,
        PositiveInt which,
        byte added
    )
    {
        var name = files.Keys.Order(StringComparer.Ordinal).ElementAt(which.Get % files.Count);
        var changed = files.ToDictionary(StringComparer.Ordinal);
        changed[name] = [.. files[name], added];

        Fingerprint(changed).ShouldNotBe(Fingerprint(files));
        DeterministicZip.Pack(Write(changed)).ShouldNotBe(DeterministicZip.Pack(Write(files)));
    }

    private string Fingerprint(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var folder = Write(files);
        return SourceFingerprint.Of(folder, [folder]);
    }

    private string Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var folder = Path.Combine(_folder, $"{_folders++}");
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        return folder;
    }
}
