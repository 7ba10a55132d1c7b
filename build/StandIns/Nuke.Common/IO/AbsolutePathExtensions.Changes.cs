namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    public static void DeleteFile(this AbsolutePath path)
    {
        if (path.FileExists())
        {
            File.Delete(path);
        }
    }

    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
        {
            path.DeleteFile();
        }
    }

    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (path.DirectoryExists())
        {
            Directory.Delete(path, recursive: true);
        }
    }

    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
        {
            path.DeleteDirectory();
        }
    }

    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        CreateParent(path, createDirectories);
        if (!path.FileExists())
        {
            File.WriteAllBytes(path, []);
        }

        File.SetLastWriteTime(path, time ?? DateTime.Now);
        return path;
    }

    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true
    ) => source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true
    )
    {
        CreateParent(target, createDirectories);
        if (source.FileExists())
        {
            if (MayWrite(source, target, policy))
            {
                File.Copy(source, target, overwrite: true);
            }

            return target;
        }

        Assert.DirectoryExists(source);
        Assert.False(
            target.DirectoryExists() && !policy.HasFlag(ExistsPolicy.DirectoryMerge),
            $"Directory '{target}' already exists"
        );
        target.CreateDirectory();
        foreach (var directory in source.GetDirectories().Where(x => excludeDirectory?.Invoke(x) != true))
        {
            directory.Copy(target / directory.Name, policy, excludeDirectory, excludeFile, createDirectories);
        }

        foreach (var file in source.GetFiles().Where(x => excludeFile?.Invoke(x) != true))
        {
            file.Copy(target / file.Name, policy, excludeDirectory, excludeFile, createDirectories);
        }

        return target;
    }

    private static bool MayWrite(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (!target.FileExists() || policy.HasFlag(ExistsPolicy.FileOverwrite))
        {
            return true;
        }

        if (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
        {
            return File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target);
        }

        Assert.True(policy.HasFlag(ExistsPolicy.FileSkip), $"File '{target}' already exists");
        return false;
    }

    private static void CreateParent(AbsolutePath path, bool createDirectories)
    {
        if (createDirectories)
        {
            Directory.CreateDirectory(path.Parent);
        }
    }
}
