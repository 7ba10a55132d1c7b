namespace Nuke.Common.Git;

public static class GitRepositoryExtensions
{
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) =>
        repository.IsOnMainBranch() || repository.IsOnMasterBranch();

    public static bool IsOnMainBranch(this GitRepository repository) => IsOn(repository, "main");

    public static bool IsOnMasterBranch(this GitRepository repository) => IsOn(repository, "master");

    public static bool IsOnDevelopBranch(this GitRepository repository) =>
        IsOn(repository, "dev") || IsOn(repository, "develop") || IsOn(repository, "development");

    public static bool IsOnFeatureBranch(this GitRepository repository) =>
        IsBelow(repository, "feature/") || IsBelow(repository, "features/");

    public static bool IsOnReleaseBranch(this GitRepository repository) =>
        IsBelow(repository, "release/") || IsBelow(repository, "releases/");

    public static bool IsOnHotfixBranch(this GitRepository repository) =>
        IsBelow(repository, "hotfix/") || IsBelow(repository, "hotfixes/");

    private static bool IsOn(GitRepository repository, string branch) =>
        string.Equals(repository.Branch, branch, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(GitRepository repository, string prefix) =>
        repository.Branch?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ?? false;
}
