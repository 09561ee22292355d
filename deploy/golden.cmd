@echo off
rem Starts GoldenSignals and opens its page. Close this window to stop it.
setlocal
cd /d "%~dp0"
if "%GOLDEN_DATA%"=="" set "GOLDEN_DATA=%LOCALAPPDATA%\GoldenSignals"
if "%GOLDEN_PORT%"=="" set "GOLDEN_PORT=7040"
title GoldenSignals
rem A helper asks until the server answers, a minute at most, and then opens the page.
start "" /b powershell -NoProfile -WindowStyle Hidden -Command "$u='http://localhost:' + $env:GOLDEN_PORT; for ($i=0; $i -lt 120; $i++) { try { $null = Invoke-WebRequest -UseBasicParsing -TimeoutSec 2 ($u + '/health/live'); Start-Process $u; break } catch { Start-Sleep -Milliseconds 500 } }"
golden.exe serve
if errorlevel 1 pause
