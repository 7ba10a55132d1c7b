# Runs the build: .\build.ps1 [targets] [options]; --help lists both.
# The build itself (build\Targets) is compiled first when one of its sources has changed; nothing is printed when nothing is to do.
#   $env:USE_STAND_INS = 'true' or 'false'   take build\StandIns or the real packages instead of asking the package feed
[CmdletBinding(PositionalBinding = $false)]
param([Parameter(ValueFromRemainingArguments = $true)][string[]] $BuildArguments = @())

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$project = Join-Path $root 'build/Targets/_build.csproj'
$state = Join-Path $root '.nuke/temp/bootstrap'
$ready = Join-Path $state 'ready'

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_SKIP_FIRST_TIME_EXPERIENCE = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'
# Instrumented code is for runs longer than a build's.
$env:DOTNET_TieredPGO = '0'

function Write-BuildLine([string] $text) { [Console]::Error.WriteLine("build: $text") }
function Stop-Build([string] $text) { Write-BuildLine $text; exit 2 }

# The line 'ready' of the last compilation: stand-ins or not, dotnet, assembly, and the time at which it started.
function Get-CurrentBuild {
    if (-not (Test-Path $ready)) { return $null }
    $lines = @(Get-Content $ready)
    if ($lines.Count -lt 4 -or -not (Test-Path $lines[1]) -or -not (Test-Path $lines[2])) { return $null }
    if ($env:USE_STAND_INS -and $env:USE_STAND_INS -ne $lines[0]) { return $null }
    $started = New-Object DateTime ([long] $lines[3]), ([DateTimeKind]::Utc)
    $finished = (Get-Item $ready).LastWriteTimeUtc
    $folders = New-Object System.Collections.Generic.Stack[string]
    $folders.Push((Join-Path $root 'build'))
    if ([IO.File]::GetLastWriteTimeUtc((Join-Path $root 'global.json')) -gt $started) { return $null }
    while ($folders.Count -gt 0) {
        $folder = $folders.Pop()
        if ([IO.Directory]::GetLastWriteTimeUtc($folder) -gt $finished) { return $null }
        foreach ($child in [IO.Directory]::GetDirectories($folder)) {
            if ([IO.Path]::GetFileName($child) -notmatch '^(bin|obj|Tests|Tests\..*)$') { $folders.Push($child) }
        }
        foreach ($file in [IO.Directory]::GetFiles($folder)) {
            if ($file -match '\.(cs|csproj|props|targets|slnx|json|model|globalconfig)$' -and [IO.File]::GetLastWriteTimeUtc($file) -gt $started) { return $null }
        }
    }
    return @{ StandIns = $lines[0]; DotNet = $lines[1]; Assembly = $lines[2] }
}

function Find-DotNet {
    $own = Join-Path $root '.nuke/temp/dotnet-win'
    $ownDotNet = Join-Path $own 'dotnet.exe'
    if (-not (Test-Path $ownDotNet)) {
        $installed = Get-Command dotnet -ErrorAction SilentlyContinue
        if ($installed) {
            Push-Location $root
            try { & $installed.Source --version *> $null; $fits = $LASTEXITCODE -eq 0 } catch { $fits = $false } finally { Pop-Location }
            if ($fits) { return $installed.Source }
        }
        Write-BuildLine 'installing the .NET SDK that global.json asks for'
        $script = Join-Path $state 'dotnet-install.ps1'
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
        try { (New-Object Net.WebClient).DownloadFile('https://dot.net/v1/dotnet-install.ps1', $script) }
        catch { Stop-Build 'dotnet-install.ps1 could not be downloaded' }
        & powershell -ExecutionPolicy ByPass -NoProfile -File $script -JSonFile (Join-Path $root 'global.json') -InstallDir $own -NoPath | Out-Null
        if ($LASTEXITCODE -ne 0) { Stop-Build 'the .NET SDK could not be installed' }
    }
    return $ownDotNet
}

# A feed that lacks a package (NU1101, NU1102) is answered with the stand-ins; any other failure, such as no network, is an error.
function Select-Packages([string] $dotnet) {
    if ($env:USE_STAND_INS) {
        if ($env:USE_STAND_INS -notin 'true', 'false') { Stop-Build "USE_STAND_INS is '$env:USE_STAND_INS'; write true or false" }
        return
    }
    $decision = Join-Path $state 'stand-ins'
    $versions = Join-Path $root 'build/Directory.Packages.props'
    if ((Test-Path $decision) -and (Get-Item $versions).LastWriteTimeUtc -le (Get-Item $decision).LastWriteTimeUtc) {
        $env:USE_STAND_INS = (Get-Content $decision -TotalCount 1)
        return
    }
    Write-BuildLine 'restoring packages'
    $env:USE_STAND_INS = 'false'
    $output = @(& $dotnet restore $project -v q -nologo -p:RunAnalyzers=false | ForEach-Object { "$_" })
    if ($LASTEXITCODE -ne 0) {
        $errors = @($output | Select-String 'error ' | ForEach-Object { $_.Line })
        $others = @($errors | Where-Object { $_ -notmatch 'NU110[12]' })
        if ($errors.Count -eq 0 -or $others.Count -gt 0) {
            $output | Sort-Object -Unique | ForEach-Object { [Console]::Error.WriteLine($_) }
            Stop-Build 'the packages could not be restored; check the network and the package feed'
        }
        Write-BuildLine 'the package feed lacks a package; using build/StandIns (USE_STAND_INS=false to insist on packages)'
        $env:USE_STAND_INS = 'true'
    }
    Set-Content $decision $env:USE_STAND_INS
}

# A build that is running keeps its files: each compilation gets a folder of its own, and folders older than a day go.
function Publish-Build {
    $runs = Join-Path $root 'build/Targets/bin/runs'
    New-Item $runs -ItemType Directory -Force | Out-Null
    Get-ChildItem $runs -Directory | Where-Object { $_.LastWriteTimeUtc -lt [DateTime]::UtcNow.AddDays(-1) } |
        ForEach-Object { Remove-Item $_.FullName -Recurse -Force -ErrorAction SilentlyContinue }
    $run = Join-Path $runs ([Guid]::NewGuid().ToString('N').Substring(0, 8))
    Copy-Item (Join-Path $root 'build/Targets/bin/Release') $run -Recurse
    return (Join-Path $run '_build.dll')
}

function Invoke-Compilation {
    $dotnet = Find-DotNet
    Select-Packages $dotnet
    $started = [DateTime]::UtcNow.Ticks
    Write-BuildLine 'compiling build/Targets'
    $output = @(& $dotnet build $project -c Release -nodeReuse:false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -nologo '-clp:NoSummary' -v q | ForEach-Object { "$_" })
    if ($LASTEXITCODE -ne 0) {
        $output | Where-Object { $_ -match 'error|warning' } | Sort-Object -Unique | ForEach-Object { [Console]::Error.WriteLine($_) }
        Stop-Build 'build/Targets does not compile'
    }
    $assembly = Publish-Build
    Set-Content $ready @($env:USE_STAND_INS, $dotnet, $assembly, "$started")
}

$build = Get-CurrentBuild
if (-not $build) {
    New-Item $state -ItemType Directory -Force | Out-Null
    # An open file is a lock that ends with its process.
    $lock = $null
    while (-not $lock) {
        try { $lock = [IO.File]::Open((Join-Path $state 'lock-file'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
    try {
        $build = Get-CurrentBuild
        if (-not $build) { Invoke-Compilation; $build = Get-CurrentBuild }
    }
    finally { $lock.Dispose() }
    if (-not $build) { Stop-Build 'a source changed while the build was compiled; start again' }
}

if (-not $env:USE_STAND_INS) { $env:USE_STAND_INS = $build.StandIns }
if ($build.DotNet -like '*dotnet-win*') {
    $env:DOTNET_ROOT = Split-Path $build.DotNet
    $env:PATH = "$env:DOTNET_ROOT;$env:PATH"
}
& $build.DotNet $build.Assembly @BuildArguments --root $root
exit $LASTEXITCODE
