import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { bring } from './core/i18n';
import { app } from './state.svelte';

await bring(app.language);
mount(App, { target: document.getElementById('app')! });
